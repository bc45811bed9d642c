### The pages of the procedures: the list, a version with its ladder and its dates, comparing, bringing in, using.

## The ladder

procedures-outline = This is an outline
procedures-gaps-limit = A time limit is not published here. Look it up, and write it down when a disagreement gets there.
procedures-gaps-all = None of the { $count } { describing-stage-inside }s is published here. Look them up, and describe them by hand when a disagreement gets there.
procedures-gaps = { $missing ->
    [one] { $missing } of the { $count } { describing-stage-inside }s is not published here. Look it up, and describe it by hand when a disagreement gets there.
   *[other] { $missing } of the { $count } { describing-stage-inside }s are not published here. Look them up, and describe them by hand when a disagreement gets there.
}
procedures-which-route = Which route do you want to read?
procedures-routes-hint = It has { $count } routes; each has a ladder of its own.
procedures-covered = Covered by overall limit { $letter }.
procedures-about = More about this procedure

## Dates worked out

procedures-example-when = When would it be raised?
procedures-example-ask = Enter a day, for example 22 Dec 2026, and a time if you like
procedures-example-route = On which route?
procedures-example-priority = How pressing?
procedures-example-no-priority = No priority
procedures-example-raised = Raised { DATE($raised, year: "yes") }
procedures-example-overall = Overall limits
procedures-example-days = { $own ->
    [0] Bank holidays of { $nation }, known until { DATE($until, year: "yes") }.
   *[other] Bank holidays of { $nation }, with { $own } of your own closures and extra days, known until { DATE($until, year: "yes") }.
}

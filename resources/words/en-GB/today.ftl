### The page Today.

today-what-do-in-order-doing = What to do, in the order of doing
today-raise-disagreement = Raise a disagreement
today-look-through-disagreements = Look through the disagreements
today-looking-at-what-due = Looking at what is due
today-nothing-due = Nothing is due
today-no-disagreements-yet = No disagreements yet
today-you-can-look-through-disagreements = You can look through the disagreements, or raise one.
today-raise-one-or-read-help = Raise one, or read Help first.
today-open-on-next-stepenter = Open on the next step	Enter
today-log-conversation = Log a conversation...
today-make-record = Make a record...
today-draft-nothing-recorded-yet = A draft. Nothing of it is recorded yet.
today-draft = Draft
today-go-on-with = Go on with: { $title }
today-draft-kept = kept { DATE($at) }
today-week = Due in the next { $count ->
    [one] working day
   *[other] { $count } working days
}: { $much ->
    [none] nothing
   *[some] { $busy }
}.

## The groups of Today

today-group-separate = Recorded separately
today-group-past = Past its time limit
today-group-today = Due today
today-group-we-owe = We owe a reply
today-group-coming = Coming up
today-group-waiting = Waiting for someone else
today-group-paused = Time limits paused
today-look-after = Look after the record

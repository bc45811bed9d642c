### How a disagreement is raised: every question of the form, and its pages.


## Disagreement raised

kind-raised = Raise a disagreement
field-raised-safe-now = Is the child safe now?
field-raised-safe-now-hint = { $about ->
    [theme] Anybody who has to do with the theme and may be at risk today.
   *[other] { "" }
}
field-raised-safe-now-error = { $about ->
    [theme] Say whether every child concerned is safe now
   *[other] Say whether the child is safe now
}
field-raised-safety-done = What was done to make the child safe?
field-raised-safety-done-hint = If something was done: who was told, when, and what they said.
field-raised-direction = Are you raising a disagreement, or has someone raised one with you?
field-raised-direction-error = Say which side you are on
field-raised-child-initials = Child's initials
field-raised-child-initials-hint = Initials only. If a full name slips in, you will be asked whether to shorten it.
field-raised-child-initials-error = Write the child's initials, for example K.M.
field-raised-child-birth-year = Year of birth
field-raised-child-birth-year-hint = In four figures.
field-raised-child-birth-year-error = Write the year of birth in four figures, for example 2015
field-raised-child-unborn = Not born yet
field-raised-our-reference = Our reference
field-raised-our-reference-hint = The number your agency's case system uses.
field-raised-our-reference-error = Write your agency's own reference
field-raised-their-reference = Their reference
field-raised-their-reference-hint = If you know it.
field-raised-other-agency = { $about ->
    [conference] { $whose ->
        [theirs] Agency that dissents
       *[other] Agency that held the conference
    }
   *[other] Other agency
}
field-raised-other-agency-error = Write which agency is on the other side
field-raised-other-person = Person there
field-raised-other-person-error = Write who deals with it there, or tick that it is not known yet
field-raised-other-role = Their role
field-raised-other-person-not-known = Not known yet
field-raised-raising-agency-type = { $whose ->
    [ours] What kind of agency is yours?
    [theirs] What kind of agency is theirs?
   *[other] What kind of agency is the raising side?
}
field-raised-raising-agency-type-hint = Some agencies have nobody at some levels. This says who acts for them.
field-raised-receiving-agency-type = { $whose ->
    [ours] What kind of agency is theirs?
    [theirs] What kind of agency is yours?
   *[other] What kind of agency is the receiving side?
}
field-raised-conference = When was the conference held?
field-raised-conference-hint = This date can start the clock. If you are unsure of the time, leave it empty.
field-raised-conference-error = Enter the day the conference was held, for example 16 Nov 2026
field-raised-conference-chair = Who chaired the conference?
field-raised-conference-chair-hint = If you know it.
field-raised-review-on = When is the review, or when was it?
field-raised-review-on-hint = This date can start the clock.
field-raised-review-on-error = Enter the day of the review, for example 16 Nov 2026
field-raised-reviewing-officer = Who is the reviewing officer?
field-raised-reviewing-officer-hint = If you know it.
field-raised-theme = What is the theme?
field-raised-theme-hint = In a few words and without naming anybody. For example: waiting time for speech therapy.
field-raised-theme-error = Write what the theme is, in a few words
field-raised-decision = { $about ->
    [conference] What is the dissent to?
    [review] What in the plan or the review is challenged?
    [theme] What happens, or does not happen?
   *[other] { $whose ->
        [theirs] Which decision of yours is challenged?
       *[other] Which decision is challenged?
    }
}
field-raised-decision-hint = { $about ->
    [conference] Which part of the decision or of the plan, as it was said at the conference.
    [review] What was decided or not done, and by whom.
    [theme] What is decided, done or lacking, by whom and since when. Nobody is named.
   *[other] { $whose ->
        [theirs] What you decided or did not do.
       *[other] What was decided or not done, and by whom.
    }
}
field-raised-decision-error = { $about ->
    [conference] Say what the dissent is to
    [review] Say what in the plan or the review is challenged
    [theme] Say what happens or does not happen
   *[other] Say which decision is challenged
}
field-raised-heard = { $about ->
    [theme] When did you hear of it?
   *[other] { $whose ->
        [theirs] When did the challenge reach you?
       *[other] When did you hear of it?
    }
}
field-raised-heard-hint = { $about ->
    [theme] If there is one day.
   *[other] This date can start the clock. If you are unsure of the time, leave it empty.
}
field-raised-heard-error = Enter the day you heard of it, for example 16 Nov 2026
field-raised-rationale = { $about ->
    [conference] What reason did the conference give?
   *[other] { $whose ->
        [theirs] What reason did you give?
       *[other] What reason was given?
    }
}
field-raised-rationale-hint = { $about ->
    [conference] As it was said, if you have it.
   *[other] In their words, if you have them.
}
field-raised-category = What is it about?
field-raised-category-error = Choose what it is about
field-raised-priority = How pressing is it?
field-raised-priority-hint = It can change how long there is for what is to be done.
field-raised-cannot-wait = Why can it not wait?
field-raised-cannot-wait-hint = In a sentence or two: what may happen, and how soon.
field-raised-cannot-wait-error = Write why it cannot wait
field-raised-raising-holds = { $whose ->
    [theirs] What do they disagree with, and why?
   *[other] What do you disagree with, and why?
}
field-raised-raising-holds-hint = { $whose ->
    [theirs] As given to you, in their own words if you have them.
   *[other] Facts first. An opinion or a feeling counts too: say which it is.
}
field-raised-raising-holds-error = Say what the disagreement is and why
field-raised-raising-wants = { $whose ->
    [theirs] What do they think should happen?
   *[other] What do you think should happen?
}
field-raised-raising-wants-hint = { $whose ->
    [theirs] As given to you.
   *[other] Say what exactly, by whom and by when.
}
field-raised-raising-wants-error = Say what should happen
field-raised-raising-evidence = { $whose ->
    [theirs] What does it rest on?
   *[other] What does this rest on?
}
field-raised-raising-evidence-hint = { $whose ->
    [theirs] As given to you, and where the original is held.
   *[other] What was seen or heard, by whom, and where the original is held.
}
field-raised-raising-change = { $whose ->
    [theirs] What would change their mind?
   *[other] What would change your mind?
}
field-raised-raising-change-hint = { $whose ->
    [theirs] If they said so.
   *[other] This helps the other side to know what to look for.
}
field-raised-receiving-holds = { $whose ->
    [ours] What do they hold, and why?
    [theirs] What do you hold, and why?
   *[other] What does the other side hold, and why?
}
field-raised-receiving-holds-hint = { $whose ->
    [theirs] You can add this later.
   *[other] In their own words, if you have them.
}
field-raised-receiving-wants = { $whose ->
    [ours] What do they think should happen?
    [theirs] What do you think should happen?
   *[other] What does the other side think should happen?
}
field-raised-receiving-evidence = { $whose ->
    [theirs] What does your view rest on?
   *[other] What does their view rest on?
}
field-raised-receiving-evidence-hint = { $whose ->
    [theirs] And where the original is held.
   *[other] { "" }
}
field-raised-receiving-change = { $whose ->
    [theirs] What would change your mind?
   *[other] What would change their mind?
}
field-raised-receiving-source = { $whose ->
    [theirs] Where is this written down?
   *[other] Where do their words come from?
}
field-raised-receiving-source-hint = For example: from their e-mail of Tue 17 Nov.
field-raised-level-raising = { $whose ->
    [ours] Level of need as you see it
    [theirs] Level of need as they see it
   *[other] Level of need as the raising side sees it
}
field-raised-level-receiving = { $whose ->
    [ours] Level of need as they see it
    [theirs] Level of need as you see it
   *[other] Level of need as the receiving side sees it
}
field-raised-child-view = What does the child say or want?
field-raised-child-view-hint = In the child's own words. If the child could not be asked, say why.
field-raised-child-view-how = How was this obtained?
field-raised-safety-plan = What keeps the child safe meanwhile?
field-raised-safety-plan-error = Say what keeps the child safe while this is being settled
field-raised-court = Are there court proceedings about the child?
field-raised-court-hint = If there are, take legal advice before sharing.
field-raised-occurred = { $about ->
    [conference] When was the dissent raised?
   *[other] { $whose ->
        [theirs] When did they raise it?
       *[other] When was the disagreement raised?
    }
}
field-raised-occurred-hint = { $about ->
    [conference] At the conference, or the day the chair was told.
   *[other] { $whose ->
        [theirs] The day they told you, as they say.
       *[other] This is the day the other side was told.
    }
}
field-raised-occurred-error = Enter the day it was raised, for example 16 Nov 2026
field-raised-start-reason = Why does it start at a later stage?
field-raised-start-reason-hint = Only if it does not start at the first stage.

## The pages of the form

raising-safety = { $about ->
    [theme] Is every child concerned safe now?
   *[other] Is the child safe now?
}
raising-safety-lead = { $about ->
    [theme] Safety comes first, and before any procedure.
   *[other] The child comes first, and before any procedure.
}
raising-direction = Who is raising it?
raising-direction-lead = The same form serves both sides.
raising-route = Is this the right route?
raising-route-lead = Some concerns go another way.
raising-sides = { $about ->
    [theme] Theme and agencies
   *[other] Child and agencies
}
raising-sides-lead = { $about ->
    [theme] There is no single child, so no initials are asked.
   *[other] Initials and references are enough.
}
raising-decision = { $about ->
    [conference] The conference and the dissent
    [review] The review and the plan
    [theme] What it is about
   *[other] The decision
}
raising-decision-lead = { $about ->
    [conference] A formal dissent is an agency's. A personal disagreement is not one.
    [review] What is challenged, and when the review is.
    [theme] What happens, and since when you know.
   *[other] What was decided, and when you heard.
}
raising-ours = { $whose ->
    [ours] Your position
    [theirs] Their position, as given to you
   *[other] The raising side's position
}
raising-ours-lead = Write it so that the other side could read it over your shoulder.
raising-theirs = { $whose ->
    [ours] Their position
    [theirs] Your position
   *[other] The receiving side's position
}
raising-theirs-lead = What you know of it now. You can add to it at any time.
raising-need = Level of need
raising-need-lead = Where each side places the child. Leave open what you do not know.
raising-child = The child's view
raising-child-lead = What the child says counts, in the child's own words.
raising-plan = { $about ->
    [theme] Meanwhile
   *[other] Safety plan for now
}
raising-plan-lead = { $about ->
    [theme] What keeps those concerned safe while this is being settled.
   *[other] What keeps the child safe while this is being settled.
}
raising-check = Read it through
raising-check-lead = Nothing is recorded until you press Record this.

### What a person can record: each act as a button says it, and the questions of its form.

## In most kinds: when, who and how it is known

act-done-by-you = { $did ->
    [written] Written by you ({ $me }), on our side.
    [agreed] Agreed by you ({ $me }), on our side.
   *[done] Done by you ({ $me }), on our side.
}
field-happened-occurred = When did it happen?
field-happened-occurred-hint = If you are unsure of the time, leave it empty.
field-happened-occurred-error = Enter the day it happened, for example 23 Nov 2026
field-happened-by = Who did it?
field-happened-by-error = Write who did it, even if it was you
field-happened-by-side = Which side are they on?
field-happened-known = How do you know?
field-happened-known-error = Choose how you know of it
field-happened-known-from = Told by whom, or which document and where is it held?
field-happened-known-from-error = Write who told you, or which document and where it is held

## Contact

kind-contact = Log a conversation
field-contact-what = What happened?
field-contact-what-error = Choose what happened
field-contact-with-whom = With whom?
field-contact-with-whom-error = Write who you tried to reach
field-contact-said = What was said?
field-contact-said-hint = You could add: who will do what, by when.
field-contact-said-error = Write what was said, in a sentence or two
field-contact-agreed = What was agreed?
field-contact-agreed-placeholder = Leave empty if nothing was agreed yet
field-contact-safety-fits = The safety plan for now still fits

## Reply

kind-reply = { $whose ->
    [ours] Record their reply
    [theirs] Record our reply
   *[other] Record the reply
}
field-reply-from-whom = { $whose ->
    [theirs] Who replied for us?
   *[other] Who replied?
}
field-reply-from-whom-error = Write who replied
field-reply-answer = { $whose ->
    [theirs] What is our answer?
   *[other] What is the answer?
}
field-reply-answer-error = Choose what the answer is
field-reply-holds = { $whose ->
    [theirs] What does our reply say, and why?
   *[other] What does the reply say, and why?
}
field-reply-holds-hint = { $whose ->
    [theirs] In your own words.
   *[other] In their own words, if you have them.
}
field-reply-holds-error = Write what the reply says
field-reply-wants = { $whose ->
    [theirs] What do we think should happen?
   *[other] What do they think should happen?
}
field-reply-source = { $whose ->
    [theirs] Where is the reply held?
   *[other] Where do these words come from?
}
field-reply-source-hint = For example: from their e-mail of Tue 17 Nov.
field-reply-occurred = When was the reply given?
field-reply-occurred-hint = { field-happened-occurred-hint }
field-reply-occurred-error = Enter the day the reply was given, for example 23 Nov 2026

## Action agreed

kind-action = Agree an action
field-action-what = What will be done?
field-action-what-error = Write what will be done
field-action-owner = Who will do it?
field-action-owner-error = Write who will do this, even if it is you
field-action-owner-side = Which side are they on?
field-action-due-on = By when?
field-action-due-on-error = Enter the day by which it will be done
field-action-occurred = When was it agreed?
field-action-occurred-hint = { field-happened-occurred-hint }
field-action-occurred-error = Enter the day it was agreed, for example 23 Nov 2026

## Action

kind-action-answer = Say whether it was done
field-action-answer-done = Was it done?
field-action-answer-done-error = Choose whether it was done
field-action-answer-note = What came of it?
field-action-answer-choose = Which action?
field-action-answer-choose-error = Choose the action

## Position

kind-position = Add to a position
field-position-side = Whose position is it?
field-position-side-error = Choose whose position it is
field-position-holds = What do they hold, and why?
field-position-holds-error = Write what they hold
field-position-wants = What should happen?
field-position-evidence = What does this rest on?
field-position-evidence-hint = And where the original is held.
field-position-change = What would change their mind?
field-position-source = Where do these words come from?

## Immediate risk

kind-safety = The child is at immediate risk
field-safety-text = What was done to make the child safe?
field-safety-text-hint = Call emergency services or social care first. Record it afterwards.
field-safety-text-error = Write what was done, and who was told
field-safety-safety-plan = { field-raised-safety-plan }

## Outcome for the child

kind-child-outcome = Record the outcome for the child
field-child-outcome-child-outcome = What is the outcome for the child?
field-child-outcome-child-outcome-error = Choose the outcome for the child
field-child-outcome-child-note = What shows this?

## Added

kind-details = Add what is not yet recorded
field-details-their-reference = { field-raised-their-reference }
field-details-their-reference-hint = { field-raised-their-reference-hint }
field-details-other-role = { field-raised-other-role }
field-details-raising-agency-type = What kind of agency is the raising side?
field-details-raising-agency-type-hint = { field-raised-raising-agency-type-hint }
field-details-receiving-agency-type = What kind of agency is the receiving side?
field-details-conference = { field-raised-conference }
field-details-conference-hint = { field-raised-conference-hint }
field-details-conference-error = { field-raised-conference-error }
field-details-conference-chair = { field-raised-conference-chair }
field-details-conference-chair-hint = { field-raised-conference-chair-hint }
field-details-review-on = { field-raised-review-on }
field-details-review-on-hint = { field-raised-review-on-hint }
field-details-review-on-error = { field-raised-review-on-error }
field-details-reviewing-officer = { field-raised-reviewing-officer }
field-details-reviewing-officer-hint = { field-raised-reviewing-officer-hint }
field-details-theme = { field-raised-theme }
field-details-theme-hint = { field-raised-theme-hint }
field-details-theme-error = { field-raised-theme-error }
field-details-rationale = { $whose ->
    [ours] What reason did they give?
    [theirs] What reason did we give?
   *[other] What reason was given?
}
field-details-rationale-hint = In their words, if you have them.
field-details-level-raising = Level of need as the raising side sees it
field-details-level-receiving = Level of need as the receiving side sees it
field-details-child-view = { field-raised-child-view }
field-details-child-view-hint = { field-raised-child-view-hint }
field-details-child-view-how = { field-raised-child-view-how }
field-details-court = { field-raised-court }
field-details-court-hint = { field-raised-court-hint }
field-details-other-person = { field-raised-other-person }
field-details-safety-plan = { field-raised-safety-plan }
field-details-lead-professional = Lead professional
field-details-family-told = What were the parents or carers told?

## Written for this stage

kind-writing = Write what this stage asks for
field-writing-text = Your text
field-writing-text-error = Write the text
field-writing-choose = What do you write?
field-writing-choose-error = Choose what you write

## Note

kind-note = Add a note
field-note-text = Your note
field-note-text-error = Write the note

## Partnership told

kind-partnership-told = The partnership was told
field-partnership-told-notice = Of what were they told?
field-partnership-told-whom = Who was told?
field-partnership-told-whom-error = Write who was told
field-partnership-told-how = How?
field-partnership-told-how-error = Choose how they were told
field-partnership-told-sent-what = What was sent?
field-partnership-told-sent-what-hint = For example: the notification form.
field-partnership-told-what = What were they told?

## Stage described by hand

kind-stage-described = Describe this stage by hand
field-stage-described-name = What is this stage called?
field-stage-described-name-error = Write what this stage is called
field-stage-described-raising-role = Who acts for the raising side?
field-stage-described-receiving-role = Who acts for the receiving side?
field-stage-described-unit = How is the time limit counted?
field-stage-described-unit-error = Choose how the limit is counted
field-stage-described-limit = How many?
field-stage-described-limit-error = Write how many, for example 2
field-stage-described-text-source = Where does this come from?
field-stage-described-text-source-hint = For example: the partnership's web page, read on Mon 23 Nov.
field-stage-described-text-source-error = Write where this comes from
field-stage-described-choose = Which one do you describe?
field-stage-described-choose-error = Choose what you describe

## Person


## New key


## Done

kind-limit-met = Note that it was done
field-limit-met-limit = What was done?
field-limit-met-limit-error = Choose what was done
field-limit-met-how = How was it done?
field-limit-met-how-hint = For example: read the file at their office.

## Form received

kind-form-received = Note that the form came
field-form-received-what = Which form?
field-form-received-what-hint = As the procedure calls it.
field-form-received-what-error = Write which form it is
field-form-received-from-whom = From whom?
field-form-received-occurred = When did it come?
field-form-received-occurred-hint = { field-happened-occurred-hint }
field-form-received-occurred-error = Enter the day it came, for example 23 Nov 2026

## Shorter time limit for the child

kind-shorter-limit = Set a shorter time limit
field-shorter-limit-limit = Which time limit?
field-shorter-limit-limit-error = Choose the time limit
field-shorter-limit-due = By when?
field-shorter-limit-due-error = Enter the new day and time
field-shorter-limit-reason = Why does the child need this sooner?
field-shorter-limit-reason-error = Write why the child needs this sooner

## Longer time limit

kind-longer-limit = Agree a longer time limit
field-longer-limit-limit = { field-shorter-limit-limit }
field-longer-limit-limit-error = { field-shorter-limit-limit-error }
field-longer-limit-due = { field-shorter-limit-due }
field-longer-limit-due-error = { field-shorter-limit-due-error }
field-longer-limit-reason = Why is it longer than the procedure gives?
field-longer-limit-reason-hint = And what keeps the child safe until then.
field-longer-limit-reason-error = Write why it is longer
field-longer-limit-agreed-with = Who agreed to it?
field-longer-limit-agreed-with-error = Write who agreed to it

## Time limits paused

kind-paused = Pause the time limits
field-paused-reason = Why do the time limits stand still?
field-paused-reason-hint = And what keeps the child safe meanwhile.
field-paused-reason-error = Write why they stand still
field-paused-agreed-with = { field-longer-limit-agreed-with }
field-paused-occurred = From when?
field-paused-occurred-hint = { field-happened-occurred-hint }
field-paused-occurred-error = Enter from when they stand still, for example 23 Nov 2026

## Time limits started again

kind-resumed = Start the time limits again
field-resumed-reason = Why now?
field-resumed-occurred = { field-paused-occurred }
field-resumed-occurred-hint = { field-happened-occurred-hint }
field-resumed-occurred-error = Enter from when they count again, for example 23 Nov 2026

## Priority

kind-priority-set = Set the priority
field-priority-set-priority = { field-raised-priority }
field-priority-set-priority-error = Choose how pressing it is
field-priority-set-reason = Why?
field-priority-set-reason-error = Write why it is as pressing as that

## Stage ended

kind-stage-concluded = End this stage
field-stage-concluded-outcome = How did this stage end?
field-stage-concluded-outcome-error = Choose how this stage ended
field-stage-concluded-raising-agrees = { $whose ->
    [ours] Do we agree that it is resolved?
    [theirs] Do they agree that it is resolved?
   *[other] Does the raising side agree that it is resolved?
}
field-stage-concluded-raising-agrees-error = Say whether the raising side agrees
field-stage-concluded-summary = What came of this stage?
field-stage-concluded-summary-error = Write what came of this stage, in a sentence or two
field-stage-concluded-outstanding = What is still open?
field-stage-concluded-told-how = Who was told of the outcome, when and how?
field-stage-concluded-writing = Written for this stage
field-stage-concluded-unwritten = They have not written it

## Withdrawn by the raising side

kind-withdrawn = { $whose ->
    [ours] Withdraw our disagreement
    [theirs] Record that they withdrew it
   *[other] Withdraw the disagreement
}
field-withdrawn-changed = { $whose ->
    [theirs] What changed, as they told us?
   *[other] What changed?
}
field-withdrawn-changed-error = Write what changed

## Went to a later stage

kind-escalated = Go to a later stage
field-escalated-to-stage = Which stage?
field-escalated-to-stage-error = Choose the stage
field-escalated-because-of-risk = Earlier stages are passed over because of risk to the child
field-escalated-safety-done = { field-raised-safety-done }
field-escalated-safety-done-hint = Call emergency services or social care first. Record it afterwards.
field-escalated-safety-done-error = Write what was done to make the child safe, and who was told
field-escalated-reason = { field-resumed-reason }
field-escalated-reason-error = Write why it goes to this stage now
field-escalated-our-person = Who acts on our side?
field-escalated-other-person = Who acts on their side?
field-escalated-writing = { field-stage-concluded-writing }
field-escalated-unwritten = { field-stage-concluded-unwritten }

## Moved to another route

kind-track-moved = Move to another route
field-track-moved-to-track = Which route?
field-track-moved-to-track-error = Choose the route
field-track-moved-to-stage = At which stage does it start there?
field-track-moved-to-stage-hint = Leave this open for the first one.
field-track-moved-conference = { field-raised-conference }
field-track-moved-conference-hint = { field-raised-conference-hint }
field-track-moved-conference-error = { field-raised-conference-error }
field-track-moved-conference-chair = { field-raised-conference-chair }
field-track-moved-conference-chair-hint = { field-raised-conference-chair-hint }
field-track-moved-review-on = { field-raised-review-on }
field-track-moved-review-on-hint = { field-raised-review-on-hint }
field-track-moved-review-on-error = { field-raised-review-on-error }
field-track-moved-reviewing-officer = { field-raised-reviewing-officer }
field-track-moved-reviewing-officer-hint = { field-raised-reviewing-officer-hint }
field-track-moved-theme = { field-raised-theme }
field-track-moved-theme-hint = { field-raised-theme-hint }
field-track-moved-theme-error = { field-raised-theme-error }
field-track-moved-reason = Why does it move there?
field-track-moved-reason-error = Write why it moves to another route
field-track-moved-our-person = { field-escalated-our-person }
field-track-moved-other-person = { field-escalated-other-person }

## Closed

kind-closed = Close the disagreement
field-closed-summary = What came of it?
field-closed-summary-error = Write what came of it, in a sentence or two
field-closed-child-outcome = { field-child-outcome-child-outcome }
field-closed-child-outcome-error = { field-child-outcome-child-outcome-error }
field-closed-child-note = { field-child-outcome-child-note }
field-closed-told-how = Who was told, when and how?

## Reopened

kind-reopened = Reopen the disagreement
field-reopened-reason = Why is it opened again?
field-reopened-reason-error = Write why it is opened again

## Settled

kind-reconciled = Settle which decision stands
field-reconciled-stands = Which decision stands?
field-reconciled-stands-error = Choose which decision stands
field-reconciled-why = Why?
field-reconciled-why-error = Write why this one stands

## Correction

kind-correction = Correct this
field-correction-value = It should read
field-correction-value-error = Write how it should read
field-correction-reason = { field-priority-set-reason }
field-correction-reason-error = Write why it is corrected

## Withheld from copies

kind-withheld = Withhold from copies
field-withheld-why = Why is it withheld?
field-withheld-why-error = Choose why it is withheld
field-withheld-reason = Say more, for your own agency
field-withheld-reason-hint = This is never printed in a copy.

## Linked

kind-linked = Link to another disagreement
field-linked-other = Which disagreement?
field-linked-other-error = Choose the other disagreement
field-linked-why = How do they belong together?

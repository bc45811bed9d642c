### What the program says when something stands in the way: what happened, in at most 20 words, and what to do.
### What fills a gap is a path, a number, a date or a code, never the text of a case.

## Starting

failure-no-display = There is no screen here to open a window on.
failure-no-display-advice = Start escalog on a desktop, or run `escalog demo --out DIR` for the whole job without a screen.
failure-our-fault = Something went wrong inside escalog ({ $what }).
failure-our-fault-advice = Nothing was changed by it. Try again; if it comes back, tell whoever looks after escalog for you.
failure-input-output-fault = The system could not read or write something that was needed ({ $what }).
failure-input-output-fault-advice = Check that disks are connected and have room, then try again.

## Command line

failure-passphrase-file = The passphrase file { $path } cannot be read.
failure-passphrase-file-advice = Check the name in ESCALOG_PASSPHRASE_FILE and that the file holds one line of text.
failure-passphrase-missing = A passphrase is needed, and there is nobody here to ask.
failure-passphrase-missing-advice = Name a file that holds it in ESCALOG_PASSPHRASE_FILE, or run this in a terminal.
failure-passphrase-differs = The two passphrases are not the same.
failure-passphrase-differs-advice = Type the same passphrase twice.
failure-input-missing = { $path } is not there, or cannot be opened.
failure-input-missing-advice = Check the name, and that you may read it.
failure-output-there = { $path } is there already and was left as it is.
failure-output-there-advice = Choose another name, or move away what is there.
failure-output-of-store = { $path } is part of an escalog store and was left as it is.
failure-output-of-store-advice = Choose another name, in a folder that holds no store.
failure-output-is-record = { $path } is the record itself and was left as it is.
failure-output-is-record-advice = Choose another name for the copy, and keep both.
failure-output-cannot = { $path } cannot be written.
failure-output-cannot-advice = Choose a folder that you can write to, with room left on its disk.
failure-procedure-unknown = There is no procedure named { $name } here.
failure-procedure-unknown-advice = `escalog procedure list` shows the ones that come with the program; a file needs its whole name.
failure-procedure-not-usable = The procedure in { $path } cannot be used as it stands.
failure-procedure-not-usable-advice = `escalog procedure check` lists what to mend in it, line by line.
failure-track-unknown = This procedure has no route named { $name }.
failure-track-unknown-advice = It has: { $known }.
failure-stage-unknown = This route has no stage named { $name }.
failure-stage-unknown-advice = It has: { $known }.
failure-event-unknown = Nothing in this route starts at an event named { $name }.
failure-event-unknown-advice = The events it knows are: { $known }.
failure-time-unreadable = No date, or date and time, can be read in { $text }.
failure-time-unreadable-advice = Write it like raised=2026-11-23 or raised=2026-11-23T16:05, with a year from { $first } to { $last }.

## Disagreements

failure-dispute-unknown = No disagreement here has the reference or id { $name }.
failure-dispute-unknown-advice = Use our reference as it stands in the list, or at least the first 8 characters of its id.
failure-dispute-ambiguous = More than one disagreement has the reference { $name }.
failure-dispute-ambiguous-advice = Use the first 8 or more characters of its id instead.
failure-field-needed = { $what }.
failure-field-needed-advice = Fill this in, then go on. Nothing you typed is lost.
failure-text-too-long = { $what } holds { $count } characters; { $most } is the most that one field can keep.
failure-text-too-long-advice = Shorten it, or keep the long text in your case file and say where. Nothing you typed is lost.
failure-act-not-now = { $why }
failure-act-not-now-advice = Look at the next step on the disagreement's page. Nothing you typed is lost.
failure-procedure-ended = No new disagreement starts under this version of the procedure any more.
failure-procedure-ended-advice = Choose the version that is in use now, or take this one into use again on Procedures.
failure-procedure-still-default = New disagreements start under this version now.
failure-procedure-still-default-advice = Let them start under another version first; then end the use of this one.
failure-adopted-ahead = The day from which this procedure is used has not come yet.
failure-adopted-ahead-advice = Choose today or an earlier day, or take it into use on that day.
failure-procedure-not-adopted = Nobody has taken this procedure into use on this laptop yet.
failure-procedure-not-adopted-advice = Open Procedures, check it against your partnership's current text, and adopt it.

## Dates and calendars

failure-moment-not-read = This is not a date, or a date and a time.
failure-moment-not-read-advice = Write it like 2026-11-23 or 2026-11-23T16:05.
failure-time-not-read = This is not a time of day.
failure-time-not-read-advice = Write hours and minutes, for example 16:05.
failure-date-not-read = This is not a date.
failure-date-not-read-advice = Write day, month and year, for example 23 Nov 2026.
failure-date-year = The year { $year } is too far away to be meant.
failure-date-year-advice = Write the year with four figures, for example 2026.
failure-date-month = There is no month { $month }: a year has 12.
failure-date-month-advice = Write day, month and year, for example 23 Nov 2026.
failure-date-not-in-month = { $day } is not a date: { $month } has { $days } days.
failure-date-not-in-month-advice = Check the day and the month.
failure-calendar-not-read = A calendar of working days that belongs to escalog cannot be read.
failure-calendar-not-read-advice = Install escalog again; nothing that you recorded is touched by it.
failure-calendar-closed-and-working = { $day } is named both as a closure and as an extra working day.
failure-calendar-closed-and-working-advice = Keep one of the two.

## Entries and logs

failure-text-half-character = The text holds half a character, which cannot be kept.
failure-text-half-character-advice = Delete the sign that shows as a box or a question mark, then record again. Nothing you typed is lost.
failure-entry-too-long = This is more than one entry can hold.
failure-entry-too-long-advice = Divide it into two entries, or keep the long text in your case file and say where. Nothing you typed is lost.
failure-entry-unreadable = This entry is not written the way escalog writes entries.
failure-entry-unreadable-advice = Ask whoever sent it for a new copy; in your own store, go back to the latest backup.
failure-entry-newer = This entry was written by a newer escalog than this one.
failure-entry-newer-advice = Bring escalog on this laptop up to date, then try again.
failure-entry-altered = This entry was changed after it was signed.
failure-entry-altered-advice = Ask whoever sent it for a new copy; in your own store, go back to the latest backup.
failure-entry-signature = The signature on this entry does not belong to what it says.
failure-entry-signature-advice = Ask whoever sent it for a new copy; in your own store, go back to the latest backup.
failure-entry-time = This entry states a time in a year that clocks here cannot say.
failure-entry-time-advice = Set the clock of the computer that recorded it, and record it again; ask its author for a new copy.
failure-entry-of-another-log = This entry belongs to another disagreement.
failure-entry-of-another-log-advice = Look under the disagreement it belongs to.
failure-log-has-two-beginnings = This has a different beginning from the disagreement that is here.
failure-log-has-two-beginnings-advice = Ask the sender which disagreement they meant to send.
failure-entry-before-it-missing = An earlier entry, which this one follows, is not here.
failure-entry-before-it-missing-advice = Ask the sender for a copy that holds everything up to this entry.
failure-entry-key-unknown = This entry is signed with a key that nobody here had brought in before it.
failure-entry-key-unknown-advice = Ask the sender for a copy that also holds who they are.
failure-certificate-not-usable = The certificate is not one that escalog can use.
failure-certificate-not-usable-advice = Ask its holder to send a certificate made by escalog.
failure-certificate-of-another = The certificate belongs to another name or key than the entry says.
failure-certificate-of-another-advice = Ring the person on a number you already have, and ask what they sent.
failure-person-known = This person is here already with another key.
failure-person-known-advice = Let them add the new key with their earlier one, or let somebody else here sign for it.
failure-key-holder-unknown = The new key is for somebody who is not part of this disagreement.
failure-key-holder-unknown-advice = Let that person first add who they are.
failure-signer-mismatch = The signing key and the certificate do not belong together.
failure-signer-mismatch-advice = Go back to the latest backup of your store.
failure-list-unreadable = What should be a list of entries is not one.
failure-list-unreadable-advice = Ask whoever sent it for a new copy.
failure-listed-entry-unreadable = Entry { $number } is not written the way escalog writes entries.
failure-listed-entry-unreadable-advice = Ask whoever sent it for a new copy.
failure-listed-entry-newer = Entry { $number } was written by a newer escalog than this one.
failure-listed-entry-newer-advice = Bring escalog on this laptop up to date, then try again.
failure-listed-entry-altered = Entry { $number } was changed after it was signed.
failure-listed-entry-altered-advice = Ask whoever sent it for a new copy.
failure-listed-entry-time = Entry { $number } states a time in a year that clocks here cannot say.
failure-listed-entry-time-advice = Ask whoever recorded it to set their computer's clock, and to record it again.
failure-listed-entry-twice = Entry { $number } stands in the list twice.
failure-listed-entry-twice-advice = Ask whoever sent it for a new copy.

## Procedures that cannot be used

failure-pack-too-large = This file is larger than a procedure needs to be.
failure-pack-too-large-advice = Check that it is the right file.
failure-pack-not-text = This file is not text that can be read.
failure-pack-not-text-advice = Save it as UTF-8 in a plain text editor.
failure-pack-not-toml = From this line on the file cannot be read as TOML.
failure-pack-not-toml-advice = Look for a missing quotation mark, bracket or equals sign just before it.
failure-pack-text-left-open = A text that begins here is never closed.
failure-pack-text-left-open-advice = A text that begins with """ ends with """ too. Add them below its last line.
failure-pack-no-such-day = There is no such day in the calendar.
failure-pack-no-such-day-advice = Check how many days the month has. A date is written as year, month, day.
failure-pack-date = A date is written here as year, month and day, without quotation marks.
failure-pack-date-advice = Write four figures for the year and two each for month and day, for example 2026-12-29.
failure-pack-curly-quotes = The quotation marks on this line are curly, as word processors make them.
failure-pack-curly-quotes-advice = Type straight ones, and write procedures in a plain text editor.
failure-pack-odd-space = A character on this line looks like a space and is another one.
failure-pack-odd-space-advice = Delete the spaces at this place and type ordinary ones. Copied text often brings others.
failure-pack-true-or-false = A yes or no is written here as true or false, in small letters.
failure-pack-true-or-false-advice = Write true or false, without quotation marks.
failure-pack-no-quotation-marks = A text stands here without quotation marks around it.
failure-pack-no-quotation-marks-advice = Put straight quotation marks before and after it.
failure-pack-single-brackets = This heading can stand several times and needs double brackets.
failure-pack-single-brackets-advice = Write two brackets on each side of the heading.
failure-pack-key-twice = A key or a table stands here a second time.
failure-pack-key-twice-advice = Take one of the two out, or give it the name that was meant.
failure-pack-too-deep = This file nests tables deeper than a procedure does.
failure-pack-too-deep-advice = Check that it is the right file.
failure-pack-too-many = There is more to mend in this file than can be listed.
failure-pack-too-many-advice = Check that it is the right file, and mend what is listed first.
failure-pack-missing = The key "{ $key }" is missing.
failure-pack-missing-advice = Add it, or start again from a procedure that comes with the program.
failure-pack-unknown-key = A procedure has no key "{ $key }" here.
failure-pack-unknown-key-advice = Check its spelling, or take it out.
failure-pack-type = The key "{ $key }" holds another kind of value than it needs.
failure-pack-type-advice = Write the kind of value that is expected.
failure-pack-format = This pack is written in a format that this version does not know.
failure-pack-format-advice = Use a newer version of escalog, or write the number of a format that is expected.
failure-pack-unknown-word = The key "{ $key }" holds a word that is not known here.
failure-pack-unknown-word-advice = Use one of the words that are expected.
failure-pack-empty = The key "{ $key }" is empty.
failure-pack-empty-advice = Write what belongs there.
failure-pack-too-long = The text of "{ $key }" is longer than fits where it is shown.
failure-pack-too-long-advice = Shorten it, so that it can be read there.
failure-pack-hidden-character = The text of "{ $key }" holds a character that cannot be seen.
failure-pack-hidden-character-advice = Take it out; it could make the text read differently from what it says.
failure-pack-id = An id is written in lower-case letters, figures and hyphens, at most 64.
failure-pack-id-advice = Write it like line-managers.
failure-pack-twice = The same "{ $key }" stands here a second time.
failure-pack-twice-advice = Change one of the two.
failure-pack-nothing-in-list = The list "{ $key }" is empty, and a procedure needs at least one.
failure-pack-nothing-in-list-advice = Add at least one.
failure-pack-time-of-day = The key "{ $key }" is not a time of day.
failure-pack-time-of-day-advice = Write hours and minutes, for example 09:00.
failure-pack-service-hours = Service hours end before they begin.
failure-pack-service-hours-advice = Write a later end, for example 17:00.
failure-pack-closed-and-working = This day is named both as a closure and as an extra working day.
failure-pack-closed-and-working-advice = Keep one of the two.
failure-pack-unreachable = Nothing leads to this stage.
failure-pack-unreachable-advice = Let the stage before it end unresolved, or take this stage out.
failure-pack-no-end = A disagreement could never be resolved at the last stage, so it would have no end.
failure-pack-no-end-advice = Add resolved to the outcomes of the last stage.
failure-pack-stage-name = This stage has no name.
failure-pack-stage-name-advice = Write its name, or say published = false if it is not known.
failure-pack-limit-missing = This time limit has a unit and no number.
failure-pack-limit-missing-advice = Write the number, or say published = false if it is not known.
failure-pack-limit-too-small = A time limit is at least 1.
failure-pack-limit-too-small-advice = Write the number as published, or use the unit immediately.
failure-pack-limit-too-large = This time limit is longer than a year.
failure-pack-limit-too-large-advice = Check the number and the unit.
failure-pack-limit-not-counted = This time limit has a number, and its unit counts nothing.
failure-pack-limit-not-counted-advice = Take the number out, or choose another unit.
failure-pack-limit-and-not-published = This time limit has a number, and says that none is published.
failure-pack-limit-and-not-published-advice = Take the number out, or say published = true.
failure-pack-stage-not-published = { $stage } is not fully published here and can be described by hand.
failure-pack-stage-not-published-advice = Look it up in your partnership's current text before you adopt this procedure.
failure-pack-limit-not-published = The time limit "{ $limit }" is not published here.
failure-pack-limit-not-published-advice = Look it up in your partnership's current text before you adopt this procedure.
failure-pack-list-too-long = The list "{ $key }" is longer than in any procedure.
failure-pack-list-too-long-advice = Take out what does not belong there.
failure-pack-not-there = The key "{ $key }" names something that is not in this pack.
failure-pack-not-there-advice = Check its spelling, or add what it names.
failure-pack-chosen-when = Nothing says when this track is taken instead of the first one.
failure-pack-chosen-when-advice = Write chosen_when as the person who raises a disagreement would say it.
failure-pack-fast-main = The first track is the main one, and an immediate track stands beside it.
failure-pack-fast-main-advice = Put the track for what can wait first, or take fast out. Without a main track nothing is immediate.
failure-pack-no-ladder = Every stage of this track stands before or after a ladder that is not there.
failure-pack-no-ladder-advice = Put at least one stage on the ladder.
failure-pack-place-order = This stage does not stand in the order of its place.
failure-pack-place-order-advice = Put stages before the ladder first and stages after it last.
failure-pack-number-off-ladder = A stage before or after the ladder has no number.
failure-pack-number-off-ladder-advice = Take the number out, or put the stage on the ladder.
failure-pack-number-order = This stage has a lower number than one before it.
failure-pack-number-order-advice = Put the stages in the order in which they are climbed.
failure-pack-role-missing = This kind of agency is named, and nobody who acts for it.
failure-pack-role-missing-advice = Write who acts for it, or say that it passes this stage over.
failure-pack-role-twice = Of this kind of agency two things are said for the same side.
failure-pack-role-twice-advice = Keep one of the two, or give each its own side. Without a side a table speaks of both.
failure-pack-role-and-skipped = This kind of agency passes the stage over, and yet somebody is named.
failure-pack-role-and-skipped-advice = Take the role out, or choose the level acts or delegated.
failure-pack-notice-twice = The same people are told twice at the same end of this stage.
failure-pack-notice-twice-advice = Keep one of the two, and let it list everything that is sent.
failure-pack-marking-child = The marking of this file speaks of a child, and this track is about { $about ->
    [theme] a theme
   *[adult] an adult
}.
failure-pack-marking-child-advice = Give the track its own marking, or leave the marking out: each track then has one that suits it.
failure-pack-read-aloud = { $stage } has a statement to be read aloud, and no meeting is described.
failure-pack-read-aloud-advice = Describe the stage's meeting, so that people know where it is read.
failure-pack-side-of-act = The act "{ $act }" is always done by the other of the two sides.
failure-pack-side-of-act-advice = Take the side out, or choose another act: confirm, inform, record or send-form.
failure-pack-never-starts = What starts this time limit can never happen.
failure-pack-never-starts-advice = Choose another start, or add what brings it about.
failure-pack-after-missing = This time limit starts when another is done, and does not say which.
failure-pack-after-missing-advice = Write the id of that limit under after.
failure-pack-after-unused = This time limit names another one, and starts with something else.
failure-pack-after-unused-advice = Write starts = "act-done", or take after out.
failure-pack-after-in-a-circle = These time limits wait for each other in a circle, so none can start.
failure-pack-after-in-a-circle-advice = Let one of them start with an event.
failure-pack-cap-not-counted = A limit over several stages needs a unit that is counted.
failure-pack-cap-not-counted-advice = Write hours, service-hours, working-days, working-week or calendar-days.
failure-pack-cap-order = A limit over several stages names them out of order or twice.
failure-pack-cap-order-advice = Name each stage once, in the order of the ladder.
failure-pack-cap-too-short = The limit "{ $label }" ({ $cap }) is always over before "{ $inner }" ({ $long }), which it holds.
failure-pack-cap-too-short-advice = Check both numbers and both units in the published text.
failure-pack-cap-perhaps-short = The limit "{ $label }" ({ $cap }) can be over before "{ $inner }" ({ $long }), which it holds.
failure-pack-cap-perhaps-short-advice = Check both numbers and both units. The one that ends first leads.
failure-pack-date-out-of-reach = This date lies beyond any that a procedure can mean.
failure-pack-date-out-of-reach-advice = Check the year.
failure-pack-date-beyond-calendar = This date lies beyond the bank holidays that are known.
failure-pack-date-beyond-calendar-advice = It can stay. Check it again when escalog has been brought up to date.
failure-pack-telephone = This is not a telephone number that can be dialled.
failure-pack-telephone-advice = Write one number with its area code. Opening hours and options go into note.
failure-pack-email = This is not an e-mail address.
failure-pack-email-advice = Write one address, for example duty@example.org.
failure-pack-version-taken = Another procedure is installed as { $id }, version { $version }, and says something else.
failure-pack-version-taken-advice = Compare the two. If the new one is right, give it a new version and bring it in again.

## Making a record

failure-attachment-unreadable = The machine-readable copy inside this record is not one that escalog wrote.
failure-attachment-unreadable-advice = Keep this file, and ask whoever sent it for a fresh copy.
failure-twin-not-whole = A copy for reading is made only from a record that is unchanged since it was signed.
failure-twin-not-whole-advice = Check the file first. If it was changed, ask whoever sent it for a fresh copy.
failure-issue-time = A record cannot be issued in a year that clocks here cannot say.
failure-issue-time-advice = Set the clock of this computer, then make the record again.
failure-twin-not-made = The log inside this record is not one that this version can write out for reading.
failure-twin-not-made-advice = Read the signed PDF itself, or make the copy with the version that made the record.

## Checking a record

failure-check-not-finished = This file could not be checked to the end, so there is no verdict.
failure-check-not-finished-advice = Close other programs and check it again, or check it on a computer with more memory.
failure-not-as-checked = { $path } is not the file that was checked.
failure-not-as-checked-advice = Something was put in its place since. Check it again.
failure-trust-not-a-certificate = What was given as a trusted certificate is not a certificate.
failure-trust-not-a-certificate-advice = Give the PEM file that the signer sent you, for example signer.pem. It begins with BEGIN CERTIFICATE.

## A disagreement

failure-dispute-not-raised = Nothing here raises a disagreement, so there is nothing to show.
failure-dispute-not-raised-advice = Ask whoever sent it for a fresh copy, and keep this one.

## The store

failure-store-missing = There is no escalog store in { $folder }.
failure-store-missing-advice = Choose the folder that holds yours, or create a store there.
failure-store-unreadable = The escalog store in { $folder } cannot be read.
failure-store-unreadable-advice = Check that this folder belongs to you and that its drive is connected, then open it again.
failure-store-there-already = There is an escalog store in { $folder } already.
failure-store-there-already-advice = Open that one, or choose an empty folder for a new store.
failure-store-not-made = The new store could not be written to { $folder }.
failure-store-not-made-advice = Free some space, or choose another folder, then create it again.
failure-store-not-finished = A store was begun in { $folder }, and could be neither finished nor taken away.
failure-store-not-finished-advice = Nothing new was recorded in it. Remove the file vault.db from that folder, then try again.
failure-store-not-one = This is not an escalog store, or not the one that its key file belongs to.
failure-store-not-one-advice = Choose the folder that holds yours. If a file was replaced, put it back or restore a backup.
failure-store-plain = This is an ordinary database that is not encrypted, not an escalog store.
failure-store-plain-advice = Choose the folder that holds yours. escalog never writes a store that is not encrypted.
failure-store-not-encrypted = This copy of escalog cannot encrypt, so it opens no store.
failure-store-not-encrypted-advice = Install escalog again from where your agency provides it. Your store has not been touched.
failure-store-passphrase-wrong = That passphrase does not open your escalog store.
failure-store-passphrase-wrong-advice = Check Caps Lock and try again. If it is lost, use the printed recovery code.
failure-store-code-length = A recovery code has { $groups } groups of { $length } characters, and { $typed } characters were typed.
failure-store-code-length-advice = Compare it with the printed sheet, group by group.
failure-store-code-group = Group { $group } of the recovery code has a typing mistake.
failure-store-code-group-advice = Compare that group with the printed sheet. A code has no 0, O, 1, I or L.
failure-store-code-wrong = This recovery code is typed correctly, but it belongs to another store or was replaced by a newer one.
failure-store-code-wrong-advice = Look for the sheet that was printed last for this store.
failure-store-keys-missing = Both key files are missing from { $folder }.
failure-store-keys-missing-advice = Put keys.json back beside the store, or restore a backup into an empty folder. Every backup holds the keys.
failure-store-keys-damaged = Neither key file in { $folder } can be used: they are damaged.
failure-store-keys-damaged-advice = Restore a backup into an empty folder. Every backup holds the keys.
failure-store-keys-old = The key file was older than the store, so this passphrase or code was a former one.
failure-store-keys-old-advice = The present key file has been put back. Use the present passphrase or the sheet that was printed last.
failure-store-keys-renewed = The key file was older than the store and has been put right.
failure-store-keys-renewed-advice = If nobody put an old file back on purpose, tell whoever looks after this laptop.
failure-store-keys-not-changed = The key files could not be written, so the passphrase and the recovery code are as they were.
failure-store-keys-not-changed-advice = Free some space on this disk, then change it again.
failure-store-key-copy-missing = The key file { $file } was missing, so its copy was used.
failure-store-key-copy-missing-advice = Change your passphrase in Settings: that writes both key files again.
failure-store-key-copy-damaged = The key file { $file } was damaged, so its copy was used.
failure-store-key-copy-damaged-advice = Change your passphrase in Settings: that writes both key files again.
failure-store-key-copy-old = The key file { $file } was older than its copy, so the copy was used.
failure-store-key-copy-old-advice = Change your passphrase in Settings: that writes both key files again.
failure-store-damaged = Your escalog store is damaged: part of the file is not as it was written.
failure-store-damaged-advice = Keep this folder as it is, and restore your latest backup into another folder.
failure-store-page-damaged = Part of the store's file is not as it was written.
failure-store-page-damaged-advice = Make no more changes here, and restore your latest backup into another folder.
failure-store-chain-broken = What the store holds is not what was recorded in it.
failure-store-chain-broken-advice = Keep this folder as it is, restore your latest backup into another folder, and tell your information governance lead.
failure-store-entry-altered = An entry in the store is not as it was recorded.
failure-store-entry-altered-advice = Keep this folder as it is, and restore your latest backup into another folder.
failure-store-older-copy = An older copy of your escalog store was put back: entries recorded since then are not in it.
failure-store-older-copy-advice = If you did not do this, stop and tell whoever looks after this laptop. Otherwise go on from here in Settings.
failure-store-mark-missing = A mark was missing that shows whether an older copy of your escalog store was put back.
failure-store-mark-missing-advice = If nobody moved this store or its folder, tell whoever looks after this laptop.
failure-store-mark-damaged = A mark that shows whether an older copy of your escalog store was put back is damaged.
failure-store-mark-damaged-advice = Compare your latest entries with what you remember; if any are gone, tell whoever looks after this laptop.
failure-store-newer = This store was last used by a newer escalog.
failure-store-newer-advice = Update this laptop, then open it again.
failure-store-open-elsewhere = This store is open in another window or program.
failure-store-open-elsewhere-advice = Go to that window, or close it and try again.
failure-store-read-only = Nothing can be written to { $folder }, so the store cannot be opened.
failure-store-read-only-advice = Ask for the right to write there, or restore a backup into a folder of your own.
failure-store-read-only-now = The store's folder no longer takes anything new.
failure-store-read-only-now-advice = Your text is still here. Check that the drive is connected and not write-protected, then try again.
failure-store-disk-full = There is no room left on this disk.
failure-store-disk-full-advice = Your text is still here; free some space and press Record this again.
failure-store-disk-fault = The disk reported a fault while the store was being read or written.
failure-store-disk-fault-advice = Your text is still here. Check the drive, save a backup elsewhere, then try again.
failure-store-perhaps-recorded = The disk reported a fault, and it could not be seen whether this was recorded.
failure-store-perhaps-recorded-advice = Look in the chronology before you record it again. Your text is still here. Check the drive, and save a backup elsewhere.
failure-store-place-synced = Your store lies in a folder that a cloud service keeps in step: { $folder }.
failure-store-place-synced-advice = Move it to a folder on this laptop alone. Two laptops writing to it would damage it.
failure-store-place-removable = Your store lies on a removable drive: { $folder }.
failure-store-place-removable-advice = Move it to this laptop's own disk, and keep the removable drive for backups.
failure-store-place-network = Your store lies on a network drive: { $folder }.
failure-store-place-network-advice = Move it to this laptop's own disk, and keep the network drive for backups.
failure-store-practice-key = The key of the practice store is missing.
failure-store-practice-key-advice = Empty the practice store and begin a new one. It holds nothing but the sample.
failure-practice-not-read = It cannot be read whether the store in { $folder } is the practice store, so nothing was removed.
failure-practice-not-read-advice = Move that folder to another place yourself, then practise: a new practice store is made.
failure-practice-not-emptied = The practice store in { $folder } cannot be removed whole.
failure-practice-not-emptied-advice = Close other programs that may have its files open, then empty it once more.
failure-store-practice-only = The practice store and real disagreements are kept apart.
failure-store-practice-only-advice = Practise in the practice store, and record real disagreements in your own store.
failure-store-entry-twice = This entry is in the store already.
failure-store-entry-twice-advice = There is nothing more to do: it was recorded once and stands in the chronology.
failure-store-entry-without-parent = An entry follows another one that is not in this store.
failure-store-entry-without-parent-advice = Open the disagreement again and record it from there. Your text is still here.
failure-store-log-full = This disagreement holds as many entries as one can.
failure-store-log-full-advice = Close it, raise a new one and link the two.
failure-store-passphrase-short = A passphrase has at least { $least } characters; this one has { $length }.
failure-store-passphrase-short-advice = Four or five words that do not belong together are easy to remember and hard to guess.
failure-store-passphrase-long = A passphrase has at most { $most } characters.
failure-store-passphrase-long-advice = Use a shorter one. Five words are plenty.
failure-store-passphrase-common = This passphrase is among the first that somebody would guess.
failure-store-passphrase-common-advice = Leave out names, dates, rows of keys and well-known phrases, or take the one that is suggested.
failure-backup-missing = The backup { $file } cannot be read.
failure-backup-missing-advice = Check that its drive is connected, then choose it again.
failure-backup-not-one = This file is not an escalog backup.
failure-backup-not-one-advice = Choose a file whose name ends in .escalog-backup.
failure-backup-damaged = This backup is damaged or was cut short.
failure-backup-damaged-advice = Choose an earlier backup, and keep this file until you have your entries back.
failure-backup-not-written = The backup could not be written to { $file }.
failure-backup-not-written-advice = Check that the drive is connected and has room, or choose another place.
failure-backup-not-whole = The backup was written, but opening it showed that it is not whole, so it was not kept.
failure-backup-not-whole-advice = Try another drive. If it happens again, run the check of your store in Settings.
failure-restore-would-overwrite = There is a store in { $folder }, and restoring never overwrites one.
failure-restore-would-overwrite-advice = Choose an empty folder for the restored store.
failure-restore-not-written = The restored store could not be written to { $folder }.
failure-restore-not-written-advice = Free some space, or choose another folder, then restore again. The backup is unchanged.

## Records and backups

failure-record-stale = Something was recorded in this disagreement after these pages were made.
failure-record-stale-advice = Look at the pages again, then sign them.
failure-store-not-checked-yet = The store is still being looked through, page by page.
failure-store-not-checked-yet-advice = Wait a moment and press it again; you can go on recording meanwhile.
failure-store-found-damaged = A page or an entry of this store is not as it was recorded.
failure-store-found-damaged-advice = Make no record from it. Put your latest backup in place, and keep this store for whoever looks after escalog.
failure-store-without-identity = This store was begun and never finished: nobody is signed in to it.
failure-store-without-identity-advice = Nothing was recorded in it. Move its folder away, then create your store again.
failure-store-backup-differs = A backup was saved from a past that this store no longer holds as it was.
failure-store-backup-differs-advice = Keep this folder as it is, compare it with that backup, and tell your information governance lead.
failure-store-sent-differs = A record that left shows entries that this store no longer holds as they were.
failure-store-sent-differs-advice = Keep this folder as it is, compare it with the records you sent, and tell your information governance lead.
failure-no-second-place = No second place for backups is set.
failure-no-second-place-advice = Choose one in Settings: a folder on another drive or on your agency's network.

## Window

failure-printer-not-there = The printer did not take the sheet.
failure-printer-not-there-advice = Check that it is on, or save the sheet as PDF.

## Closures and the agenda

failure-local-days-without-name = These days have no name yet.
failure-local-days-without-name-advice = Write what they are called, for example Training day: it stands beside the dates.
failure-local-days-long-name = The name of these days is longer than { $most } characters.
failure-local-days-long-name-advice = Shorten it: it stands beside every date it moves.
failure-local-days-backwards = The last day is before the first.
failure-local-days-backwards-advice = Enter the days the other way round, or leave the last day empty.
failure-local-days-too-many = These are more than { $most } days on end.
failure-local-days-too-many-advice = Check the years, or enter the days in two parts.
failure-local-days-twice = { $day } has a name of its own here already.
failure-local-days-twice-advice = Change that one, or remove it first.
failure-local-days-gone = These days were changed or removed meanwhile.
failure-local-days-gone-advice = Look at the list as it is now, and begin again.
failure-calendar-file-empty = There is no date to save here.
failure-calendar-file-empty-advice = Go to a day or a week that has one.
failure-clock-behind = This laptop's clock says { $now }, but this store was in use on { $last }.
failure-clock-behind-advice = Set the clock right: time limits are counted by it. What was recorded stays as it is.
failure-clock-far-ahead = By this laptop's clock, nobody used this store for { $days } days.
failure-clock-far-ahead-advice = If that is not so, set the clock right before you record anything.

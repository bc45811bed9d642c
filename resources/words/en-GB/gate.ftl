### The first screen and the window around every page: said before anything else is loaded.

## Unlocking

gate-welcome = Disagreements between agencies about a child, kept on this laptop only.
gate-locked = Locked. What you were writing is kept.
gate-emptied = The practice store is empty. Practise once more, and it begins anew.
gate-restored = The backup is in place. Unlock it.
gate-passphrase = Passphrase
gate-code = Recovery code
gate-code-hint = The groups of letters and figures on the recovery sheet.
gate-show-typed = Show what I type
gate-unlock = &Unlock
gate-unlocking = Unlocking...
gate-use-sheet = Use the recovery sheet
gate-use-passphrase = Use the passphrase
gate-type-passphrase = Type your passphrase
gate-type-code = Type your recovery code

## What needs no passphrase

gate-set-up = &Set up escalog
gate-restore = Restore a backup...
gate-no-passphrase-needed = A record to check, or a look around? Neither needs a passphrase.
gate-check = Check a &record
gate-practise = &Practise with invented people

## Menus, and what is always one press away

menu-file = &File
menu-edit = &Edit
menu-go = &Go
menu-disagreement = &Disagreement
menu-view = &View
menu-help = &Help
menu-pages = Pages
menu-page-now = { $page }, current page
menu-risk = { $room ->
    [little] At risk
   *[enough] Immediate risk
}
menu-blank = { $room ->
    [little] Blank
   *[enough] Blank screen (F9)
}
menu-lock = { $room ->
    [little] Lock
   *[enough] Lock (Ctrl+L)
}
at-risk = The { $whom } is at immediate risk
menu-raise = Raise a disagreement...
menu-raise-button = &Raise a disagreement
menu-nothing-open = Open a disagreement to record something in it
menu-cut = Cu&t
menu-copy = &Copy
menu-paste = &Paste
menu-select-all = Select &all
menu-backup = Save a backup...
menu-all-help = All help
menu-keys = Keys
menu-governance = Information governance
menu-about = About escalog
menu-asks-more = { $act }...

## Keys

key-page-today = Today
key-page-disagreements = Disagreements
key-page-procedures = Procedures
key-page-check = Check a record
key-page-agenda = Agenda
key-page-settings = Settings
key-help = Help on this page
key-next-pane = Next pane
key-previous-pane = Previous pane
key-blank = Blank screen, on and off
key-lock = Lock
key-raise = Raise a disagreement
key-search = Search everything
key-contact = Log a conversation
key-main = Record this, or Continue
key-make-record = Make a record
key-back = Back
key-keep-draft = Keep the draft now, and say so
key-undo = Undo
key-redo = Redo
key-larger = Larger text
key-smaller = Smaller text
key-usual-size = Text at 100 %
key-menu = Menu bar
key-escape = Close a panel
key-quit = Lock and quit
key-needs-disagreement = Open a disagreement first, then press this key.

## Looks

palette-system = As the system is
palette-light = Light
palette-dark = Dark
palette-contrast = High contrast

## The blank screen and the lines at the edge

blank-screen = Blank screen. Press F9 to go on.
status-name = Status
status-saved = Everything is saved on this laptop
status-sample = Sample: invented people, nothing here is real
status-who = { $name }, { $role } · locks after { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} idle

## An open store

draft-none = Nothing is being written here, so there is no draft to keep.
draft-kept = Draft kept at { $time }. Only this laptop has it.
backup-where = Where the backup goes
backup-written = The backup is written.

## What the pages are called

page-agenda = Agenda
page-closures = Closures
page-record = Make a record
page-sent = Sent and saved
page-check = Check a record
page-raise = Raise a disagreement
page-risk = Immediate risk
page-settings = Settings
page-today = Today
page-disagreements = Disagreements
page-help = Help
page-new-sheet = New recovery sheet
page-first-run = Setting up
page-restore = Restore a backup
page-passphrase = New passphrase
page-procedure = Procedure
page-bring-in = Bring in a procedure
page-procedures = Procedures
page-disagreement = Disagreement

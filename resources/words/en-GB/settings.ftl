### The page Settings, and what it leads to.

settings-look = Look
settings-colours = Colours
settings-text-size = Text size
settings-also-ctrl-and-plus-minus = Also Ctrl and plus, minus or 0.
settings-lock = Lock
settings-lock-when-nobody-there-for = Lock when nobody is there for
settings-also-locks-when-laptop-sleeps = It also locks when the laptop sleeps.
settings-none-yet-laptop-can-be = None yet. A laptop can be lost: choose a folder elsewhere.
settings-no-procedure-in-use-yet = No procedure is in use yet. A real disagreement can start once there is one.
settings-choose-folder = Ch&oose a folder...
settings-save-backup-now = &Save a backup now
settings-note-who-holds = &Note who holds it
settings-choose-new-passphrase = Choose a new &passphrase...
settings-make-new-recovery-sheet = &Make a new recovery sheet...
settings-choose-another-procedure = Choose another procedure
settings-empty-practice-store = Empty the practice store...
settings-where-backups-go = Where backups go
settings-backup-written-and-was-opened = The backup is written, and was opened once to prove it.
settings-saving-backup = Saving a backup
settings-noted-who-holds-recovery-sheet = Noted who holds the recovery sheet.
settings-empty-practice-store-2 = Empty the practice store?
settings-what-you-practised-removed = What you practised is removed.
settings-empty = Empty it
settings-keep = Keep it
settings-withdrawn-their-records-read-as = Withdrawn. Their records read as not yet known.
settings-procedure = Procedure
settings-reading-settings = Reading the settings
settings-withdraw = Withdraw
settings-nothing-stands-in-way = Nothing stands in the way.
settings-backups-go-there-from-now = Backups go there from now on.
settings-you = You
settings-your-fingerprint-in-words-read = Your fingerprint in words. Read them out when somebody rings to check a record:
settings-signers-whose-words-were-checked = Signers whose words were checked
settings-state-store = State of the store
settings-passphrase-and-recovery-sheet = Passphrase and recovery sheet
settings-who-holds-recovery-sheet = Who holds the recovery sheet?
settings-your-safeguarding-lead-or-records = Your safeguarding lead or records manager.
settings-backups = Backups
settings-practice-store = Practice store
settings-none-yet-check-record-and = None yet. Check a record, and ring its signer to compare the words.
settings-second-place = A second place
settings-fingerprint-name = Your fingerprint in words: { $words }
settings-started-under = New disagreements start under: { $procedure }, version { $version }.
settings-withdraw-name = Withdraw: { $name }
settings-checked-with = Checked with { $name } on { $day }, number from { $source }.
settings-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}

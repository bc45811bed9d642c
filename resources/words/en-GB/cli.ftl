### What the command line says: help, and lines of its own.

## Every command

cli-as-json = answer as one JSON text
cli-which = a procedure's id, or a pack file
cli-usage = escalog: { $what }
cli-description = Walks people who protect children through a published escalation procedure and keeps the record.
cli-epilog = Without a command the desktop program opens.
cli-a-store = the folder of the store
cli-force = replace the file if it is there
cli-nation = whose bank holidays count

## Records

cli-demo = Do the whole job on the bundled sample, without a screen.
cli-demo-out = folder for record.pdf and signer.pem
cli-verdict = { $name }: { $verdict }
cli-verify = Check signed records.
cli-verify-leaves = Leaves with 0 when genuine, 1 when added to later, 2 when changed or damaged, 3 when it cannot tell; of several files with the gravest, in the order 0, 1, 3, 2. Without a verdict: 64 wrong usage, 65 a certificate or a store that is none, 66 a file that cannot be opened, 70 a fault of the program, 74 a fault of the system, 75 a store in use, 77 no passphrase.
cli-verify-files = a record to be checked
cli-verify-trust = a signer's certificate
cli-verify-vault = use the signers that this store knows
cli-copy = Make a copy of a signed record that any browser and screen reader can read.
cli-copy-file = the signed PDF
cli-copy-out = where the web page goes
cli-copied = { $path }: a copy for reading. The signed PDF is the record; keep both.
cli-export = Make a signed record of one disagreement.
cli-export-dispute = our reference, or the first 8 or more characters of its id
cli-export-out = where the signed PDF goes
cli-export-to = who receives it
cli-export-why = why it is sent
cli-export-kind = the full record unless said otherwise
cli-exported = { $path }: signed. SHA-256 { $sha256 }
cli-no-details = no details

## Procedures

cli-procedure = List, show, check or write procedures.
cli-procedure-list = list the procedures that come with escalog
cli-procedure-show = show one with its stages and time limits
cli-procedure-check = tell every mistake in a procedure's file, with its line
cli-procedure-check-file = a pack file
cli-procedure-toml = as a procedure's file of the present format; ID may be a file of an earlier one
cli-procedure-schema = print the JSON Schema of a procedure's file, for editors that know them
cli-procedure-template = print a procedure's file with explanations, to be filled in
cli-procedure-listed = { $outline ->
    [yes] { $id }: { $title }, version { $version } (outline)
   *[no] { $id }: { $title }, version { $version }
}
cli-the-file = the file
cli-check-found = { $mark ->
    [notice] { $file }:{ $line }: notice: { $place }: { $sentence }
   *[error] { $file }:{ $line }: { $place }: { $sentence }
}
cli-check-detail = found: { $found }; expected: { $expected }
cli-check-cannot = { $errors ->
    [one] { $file }: cannot be used yet: { $errors } thing to mend.
   *[other] { $file }: cannot be used yet: { $errors } things to mend.
}
cli-check-cannot-notices = { $errors ->
    [one] { $notices ->
        [one] { $file }: cannot be used yet: { $errors } thing to mend, { $notices } notice.
       *[other] { $file }: cannot be used yet: { $errors } thing to mend, { $notices } notices.
    }
   *[other] { $notices ->
        [one] { $file }: cannot be used yet: { $errors } things to mend, { $notices } notice.
       *[other] { $file }: cannot be used yet: { $errors } things to mend, { $notices } notices.
    }
}
cli-check-can = { $notices ->
    [0] { $file }: this procedure can be used.
    [one] { $file }: this procedure can be used, { $notices } notice.
   *[other] { $file }: this procedure can be used, { $notices } notices.
}
cli-compare = Say in words what is different in B, compared with A.
cli-compare-same = The two say the same.
cli-compare-whole = The procedure as a whole
cli-deadlines = Work out the time limits of one stage, and the overall limits that hold it.
cli-deadlines-track = the id of a route; without it the first
cli-deadlines-stage = a stage's id, or the number the procedure prints
cli-deadlines-at = when an event was from which a limit runs, for example raised=2026-12-22T15:40; may be repeated
cli-deadlines-nation = whose bank holidays count; without it those of the procedure

## Stores

cli-vault = Make, check, back up or restore a store.
cli-vault-create = Make a store, and its recovery code
cli-vault-check = Look through every page, entry and link of a store
cli-vault-rebuild-index = Make the list and the search of a store anew from its entries
cli-vault-backup = Write a backup of a store, then open it to prove it
cli-vault-restore = Make a store of a backup, in a folder that holds none
cli-vault-act = { $act }. The passphrase is asked for, or read from the file that ESCALOG_PASSPHRASE_FILE names.
cli-vault-name = who will work with it
cli-vault-role = their role
cli-vault-agency = their agency
cli-vault-recovery = where the recovery code goes
cli-vault-backup-out = a file that is not there yet
cli-vault-backup-file = the backup
cli-passphrase = Passphrase:{" "}
cli-passphrase-again = The same again:{" "}
cli-vault-created = The store is in { $vault }. The recovery code is in { $recovery }: print it, then remove the file.
cli-vault-good = Every page, entry and link of this store is as it was recorded.
cli-vault-rebuilt = { $count ->
    [one] The list and the search were made anew from { $count } disagreement.
   *[other] The list and the search were made anew from { $count } disagreements.
}
cli-vault-unreadable = Disagreement { $dispute } could not be read. { $sentence }
cli-vault-backed-up = The backup is in { $path }. It was opened and checked.
cli-vault-restored = The backup is now the store in { $vault }.

## Words

cli-words = Print every sentence of the program in every variant, grouped as one would read them over.

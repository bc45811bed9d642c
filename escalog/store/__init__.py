"""The vault: one encrypted store on one laptop. Entries, index, search, drafts, register, backup.

Start at `access` to make, open or restore one; everything an open store can do hangs on `vault.Vault`.
"""

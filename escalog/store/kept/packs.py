"""Procedure packs by digest, who took them into use, and who works with this store."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import func, insert, select

from escalog.domain.procedure.model import Adoption
from escalog.domain.values.entry import KeyId, Person, PersonId
from escalog.store.database import schema
from escalog.store.database.engine import Database


class Packs:
    """The bytes of every pack that was ever used, and the lines of those who adopted one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, content: bytes) -> str:
        """Keeps a pack and returns its digest (SHA-256, hexadecimal). The same bytes are kept once."""
        digest = hashlib.sha256(content).hexdigest()
        with self._database.writing() as connection:
            there = connection.execute(select(schema.pack.c.digest).where(schema.pack.c.digest == digest)).first()
            if there is None:
                connection.execute(insert(schema.pack).values(digest=digest, content=content))
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes of a pack. Raises KeyError when the store does not hold it."""
        with self._database.reading() as connection:
            content: bytes | None = connection.execute(
                select(schema.pack.c.content).where(schema.pack.c.digest == digest)
            ).scalar()
        if content is None:
            raise KeyError(digest)
        return content

    def digests(self) -> tuple[str, ...]:
        """The digests of all packs."""
        with self._database.reading() as connection:
            return tuple(connection.execute(select(schema.pack.c.digest).order_by(schema.pack.c.digest)).scalars())

    def adopt(self, adoption: Adoption) -> None:
        """Writes down that somebody took a pack into use. Raises KeyError when the store does not hold the pack."""
        self.get(adoption.procedure_digest)
        table = schema.adoption
        with self._database.writing() as connection:
            last = int(connection.execute(select(func.max(table.c.no))).scalar() or 0)
            connection.execute(
                insert(table).values(
                    no=last + 1,
                    pack=adoption.procedure_digest,
                    name=adoption.name,
                    role=adoption.role,
                    adopted_on=adoption.adopted_on,
                    source_checked=adoption.source_checked,
                    gaps_filled=adoption.gaps_filled,
                )
            )

    def adoptions(self) -> tuple[Adoption, ...]:
        """Every line, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(schema.adoption).order_by(schema.adoption.c.no)).all()
        return tuple(
            Adoption(
                procedure_digest=row.pack,
                name=row.name,
                role=row.role,
                adopted_on=row.adopted_on,
                source_checked=bool(row.source_checked),
                gaps_filled=row.gaps_filled,
            )
            for row in rows
        )

    def adopted(self, digest: str) -> Adoption | None:
        """The latest line about a pack, or None when nobody has taken it into use."""
        return next((line for line in reversed(self.adoptions()) if line.procedure_digest == digest), None)


@dataclass(frozen=True, slots=True)
class StoredIdentity:
    """Somebody with their nation and private key (PKCS #8, DER). Its text form shows neither key nor name."""

    person: Person
    nation: str
    private_key: bytes

    def __repr__(self) -> str:
        return f"<StoredIdentity {self.person.key[:12]}>"


class Identities:
    """Who works with this store. A new line replaces the one before, which stays."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, identity: StoredIdentity) -> None:
        """Makes this the present identity."""
        table, person = schema.identity, identity.person
        with self._database.writing() as connection:
            last = int(connection.execute(select(func.max(table.c.no))).scalar() or 0)
            connection.execute(
                insert(table).values(
                    no=last + 1,
                    person=person.id,
                    key=person.key,
                    name=person.name,
                    role=person.role,
                    agency=person.agency,
                    nation=identity.nation,
                    certificate=person.certificate,
                    private_key=identity.private_key,
                )
            )

    def get(self) -> StoredIdentity | None:
        """The present identity, or None in a store that nobody has signed in."""
        table = schema.identity
        with self._database.reading() as connection:
            row = connection.execute(select(table).order_by(table.c.no.desc()).limit(1)).first()
        if row is None:
            return None
        person = Person(PersonId(row.person), KeyId(row.key), row.name, row.role, row.agency, row.certificate)
        return StoredIdentity(person, row.nation, row.private_key)

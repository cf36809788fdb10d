import Storage

/// The tables of people, their sessions and their keys.
///
/// `user_account`, `user_session` and `account_link` are of the installation: a person may belong to several companies. What
/// they may do in one is of that company: `membership`, `invitation`, `api_key`.
package enum AccountsMigrations {
  package static let all = [people, members, keys, secondFactor, passkeys, identities, keyMakers]

  private static let people = Migration(
    id: "accounts-0001-people",
    sql: """
      CREATE TABLE user_account (
        id BLOB PRIMARY KEY NOT NULL,
        email TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        password TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('active', 'disabled')),
        failures INTEGER NOT NULL DEFAULT 0,
        failed_at INTEGER,
        created_at INTEGER NOT NULL,
        password_at INTEGER NOT NULL
      );
      CREATE TABLE user_session (
        token_hash BLOB PRIMARY KEY NOT NULL,
        user_id BLOB NOT NULL REFERENCES user_account(id),
        created_at INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        proven_at INTEGER NOT NULL,
        has_second_factor INTEGER NOT NULL CHECK (has_second_factor IN (0, 1)),
        address TEXT NOT NULL,
        agent TEXT NOT NULL
      );
      CREATE INDEX user_session_user ON user_session (user_id);
      CREATE TABLE account_link (
        token_hash BLOB PRIMARY KEY NOT NULL,
        purpose TEXT NOT NULL CHECK (purpose IN ('claim', 'password', 'second-factor')),
        user_id BLOB REFERENCES user_account(id),
        made_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL
      );
      """,
    why: "people who sign in, the sessions they have open, and links that can be used once")

  private static let members = Migration(
    id: "accounts-0002-members",
    sql: """
      CREATE TABLE membership (
        company_id BLOB NOT NULL REFERENCES company(id),
        user_id BLOB NOT NULL REFERENCES user_account(id),
        role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'accountant', 'seller', 'reader', 'custom')),
        permissions TEXT NOT NULL,
        since INTEGER NOT NULL,
        PRIMARY KEY (company_id, user_id)
      );
      CREATE TABLE invitation (
        company_id BLOB NOT NULL REFERENCES company(id),
        id BLOB NOT NULL,
        token_hash BLOB NOT NULL,
        email TEXT NOT NULL,
        role TEXT NOT NULL,
        permissions TEXT NOT NULL,
        invited_by TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL,
        PRIMARY KEY (company_id, id)
      );
      """,
    why: "what each person is in a company, and who was asked to join it")

  private static let keys = Migration(
    id: "accounts-0003-keys",
    sql: """
      CREATE TABLE api_key (
        company_id BLOB NOT NULL REFERENCES company(id),
        id BLOB NOT NULL,
        name TEXT NOT NULL,
        secret_hash BLOB NOT NULL,
        permissions TEXT NOT NULL,
        made_by TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        ends_at INTEGER,
        used_at INTEGER,
        used_from TEXT,
        revoked_at INTEGER,
        PRIMARY KEY (company_id, id)
      );
      """,
    why:
      "keys of programs: only the hash of the secret is kept, so that a copy of the data opens nothing"
  )

  private static let secondFactor = Migration(
    id: "accounts-0004-second-factor",
    sql: """
      CREATE TABLE user_totp (
        user_id BLOB PRIMARY KEY NOT NULL REFERENCES user_account(id),
        seed BLOB NOT NULL,
        step INTEGER NOT NULL,
        confirmed_at INTEGER
      );
      CREATE TABLE recovery_code (
        user_id BLOB NOT NULL REFERENCES user_account(id),
        code_hash BLOB NOT NULL,
        PRIMARY KEY (user_id, code_hash)
      );
      """,
    why: "the seed of an authenticator, sealed by the vault, and codes for the day it is lost")

  private static let passkeys = Migration(
    id: "accounts-0005-passkeys",
    sql: """
      CREATE TABLE passkey (
        credential_id BLOB PRIMARY KEY NOT NULL,
        user_id BLOB NOT NULL REFERENCES user_account(id),
        site TEXT NOT NULL,
        public_key BLOB NOT NULL,
        sign_count INTEGER NOT NULL,
        name TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        used_at INTEGER
      );
      CREATE INDEX passkey_user ON passkey (user_id);
      CREATE TABLE passkey_used (
        challenge BLOB PRIMARY KEY NOT NULL,
        ends_at INTEGER NOT NULL
      );
      CREATE TABLE account_notice (
        id BLOB PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        email TEXT NOT NULL,
        language TEXT NOT NULL,
        origin TEXT NOT NULL,
        detail TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        due_at INTEGER,
        tries INTEGER NOT NULL
      );
      CREATE INDEX account_notice_due ON account_notice (due_at) WHERE due_at IS NOT NULL;
      CREATE TABLE known_device (
        user_id BLOB NOT NULL REFERENCES user_account(id),
        mark BLOB NOT NULL,
        seen_at INTEGER NOT NULL,
        PRIMARY KEY (user_id, mark)
      );
      """,
    why:
      "public keys of passkeys, challenges that were used, mails about accounts that wait, and what people signed in with before"
  )

  private static let identities = Migration(
    id: "accounts-0006-identities",
    sql: """
      CREATE TABLE user_identity (
        issuer TEXT NOT NULL,
        subject TEXT NOT NULL,
        user_id BLOB NOT NULL REFERENCES user_account(id),
        linked_at INTEGER NOT NULL,
        PRIMARY KEY (issuer, subject)
      );
      """,
    why: "who people are at the provider they sign in at (OpenID Connect)")

  private static let keyMakers = Migration(
    id: "accounts-0007-key-makers",
    sql: "ALTER TABLE api_key ADD COLUMN made_by_person TEXT;",
    why:
      "the person who made a key, by id: their key is no second person; unknown of older keys, which say so by NULL"
  )
}

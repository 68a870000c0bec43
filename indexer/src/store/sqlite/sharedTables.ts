/** What `user_version` says of a store with these tables. It grows with every change of them. */
export const schemaVersion = 2

/** Marks the file as one of ours: "CRMG". Another program's database is left alone. */
export const applicationId = 0x43_52_4d_47

/** Owners to be followed, and when they were: what only an index of watched owners has. */
const watchTables: readonly string[] = [
  `CREATE TABLE watched_owner (
    owner BLOB PRIMARY KEY CHECK (length(owner) = 20)
  ) STRICT, WITHOUT ROWID`,
  // From `from_number` on and before `until_number` the owner's rows are true; NULL: they still are.
  `CREATE TABLE watch_span (
    chain_id INTEGER NOT NULL,
    owner BLOB NOT NULL CHECK (length(owner) = 20),
    from_number INTEGER NOT NULL,
    until_number INTEGER CHECK (until_number > from_number),
    PRIMARY KEY (chain_id, owner, from_number)
  ) STRICT, WITHOUT ROWID`,
]

/** What brings a store of an older version to the next one, by the older version. */
export const schemaSteps: { readonly [fromVersion: number]: readonly string[] } = {
  1: ['ALTER TABLE chain ADD COLUMN watched_from_number INTEGER', ...watchTables],
}

/**
 * The tables that belong to no venue.
 *
 * Every key begins with the chain: chains never wait for each other, nor share a row. Whatever a
 * reorganisation takes back has an index by chain and block.
 */
export const sharedTables: readonly string[] = [
  `CREATE TABLE chain (
    chain_id INTEGER PRIMARY KEY,
    head_number INTEGER NOT NULL,
    head_hash BLOB NOT NULL CHECK (length(head_hash) = 32),
    head_timestamp_seconds INTEGER NOT NULL,
    finalized_number INTEGER NOT NULL,
    safe_number INTEGER NOT NULL,
    retained_from_number INTEGER NOT NULL,
    genesis_hash BLOB NOT NULL CHECK (length(genesis_hash) = 32),
    watched_from_number INTEGER
  ) STRICT`,
  `CREATE TABLE block (
    chain_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    parent_hash BLOB NOT NULL CHECK (length(parent_hash) = 32),
    timestamp_seconds INTEGER NOT NULL,
    PRIMARY KEY (chain_id, number)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX block__timestamp ON block (chain_id, timestamp_seconds, number)',
  `CREATE TABLE deployment (
    id INTEGER PRIMARY KEY,
    chain_id INTEGER NOT NULL,
    venue TEXT NOT NULL,
    root BLOB NOT NULL CHECK (length(root) = 20),
    start_block INTEGER NOT NULL,
    contracts TEXT NOT NULL CHECK (json_valid(contracts)),
    UNIQUE (chain_id, venue, root)
  ) STRICT`,
  // `sub` is text because a venue's sub-account id need not be whole bytes; '' where there is none.
  `CREATE TABLE account (
    chain_id INTEGER NOT NULL,
    deployment_id INTEGER NOT NULL REFERENCES deployment (id),
    owner BLOB NOT NULL CHECK (length(owner) = 20),
    sub TEXT NOT NULL,
    first_block INTEGER NOT NULL,
    PRIMARY KEY (chain_id, deployment_id, owner, sub)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX account__owner ON account (owner)',
  'CREATE INDEX account__first_block ON account (chain_id, first_block)',
  `CREATE TABLE child (
    chain_id INTEGER NOT NULL,
    deployment_id INTEGER NOT NULL REFERENCES deployment (id),
    address BLOB NOT NULL CHECK (length(address) = 20),
    since_block INTEGER NOT NULL,
    PRIMARY KEY (chain_id, deployment_id, address)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX child__since_block ON child (chain_id, since_block)',
  `CREATE TABLE gap (
    chain_id INTEGER NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)),
    first_block INTEGER NOT NULL,
    PRIMARY KEY (chain_id, content)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX gap__first_block ON gap (chain_id, first_block)',
  // Chunks of one chain never overlap, so the index on the last block orders by the first one too.
  `CREATE TABLE log_chunk (
    id INTEGER PRIMARY KEY,
    chain_id INTEGER NOT NULL,
    first_number INTEGER NOT NULL,
    last_number INTEGER NOT NULL CHECK (last_number >= first_number),
    encoding INTEGER NOT NULL,
    logs BLOB NOT NULL,
    UNIQUE (chain_id, last_number)
  ) STRICT`,
  `CREATE TABLE view_call (
    id INTEGER PRIMARY KEY,
    chain_id INTEGER NOT NULL,
    deployment_id INTEGER NOT NULL REFERENCES deployment (id),
    target BLOB NOT NULL CHECK (length(target) = 20),
    data BLOB NOT NULL,
    UNIQUE (chain_id, deployment_id, target, data)
  ) STRICT`,
  // A result that is NULL is a call that reverted.
  `CREATE TABLE view_answer (
    chain_id INTEGER NOT NULL,
    view_call_id INTEGER NOT NULL REFERENCES view_call (id),
    block_number INTEGER NOT NULL,
    result BLOB,
    PRIMARY KEY (view_call_id, block_number)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX view_answer__block_number ON view_answer (chain_id, block_number)',
  // What each venue table looked like when it was made, so that a change of it is noticed.
  `CREATE TABLE venue_table (
    name TEXT PRIMARY KEY,
    shape TEXT NOT NULL CHECK (json_valid(shape))
  ) STRICT`,
  ...watchTables,
]

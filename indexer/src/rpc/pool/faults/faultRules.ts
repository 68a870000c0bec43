import type { FaultKind } from './verdict.ts'

/** A wording, and what it means. Providers give the same code to different faults: the text decides. */
export type FaultRule = {
  readonly id: string
  readonly kind: FaultKind
  readonly text: RegExp
  /** Said of these methods only; of any, where left out. */
  readonly methods?: RegExp
}

const logMethods = /^eth_getLogs$/

/**
 * Wordings of faults, the first that matches decides.
 *
 * From the most specific to the least: "limit exceeded" alone is a rate limit, but the same words
 * are part of sentences about ranges, results and money. Sources: what providers answer, as collected
 * in docs/faults.md.
 */
export const faultRules: readonly FaultRule[] = [
  // How much may be asked at once.
  {
    id: 'F11',
    kind: 'too-many-addresses',
    text: /max addresses or topics|contains [\d,]+ filters|specify less number of address|too many addresses/i,
  },
  {
    id: 'F10',
    kind: 'too-many-results',
    text: /more than [\d,]+ (results|logs)|exceeds? max results|logs matched by query exceeds limit|response size should not greater|backend response too large|response is too big|response size exceeded|exceeded max limit of \d+|log response size|query returned more than|result set too large/i,
  },
  {
    id: 'F01',
    kind: 'range-too-wide',
    text: /this block range should work|up to a [\d,]+ block range/i,
  },
  { id: 'F02', kind: 'range-too-wide', text: /query timeout exceeded/i },
  {
    id: 'F05',
    kind: 'range-too-wide',
    text: /exceeds the range allowed for your plan/i,
  },
  {
    id: 'F09',
    kind: 'range-too-wide',
    text: /blocks? are not supported on free ?tier|maximum allowed number of requested blocks|requested too many blocks|getLogs range is too large|query must be smaller than size|exceed max block range|query exceeds max block range|max range: ?\d+|max(imum)? is \d+k? blocks/i,
  },
  { id: 'F08', kind: 'range-too-wide', text: /maximum block range/i },
  {
    id: 'F07',
    kind: 'range-too-wide',
    text: /limit the query to at most|block range (is )?too large|range (is )?too large/i,
  },
  { id: 'F06', kind: 'range-too-wide', text: /block range limit exceeded/i },
  {
    id: 'F03',
    kind: 'range-too-wide',
    text: /block range is too wide|blocks distance|range too wide/i,
  },
  {
    id: 'F04',
    kind: 'range-too-wide',
    text: /limited to (a )?[\d,]+ ?(range|blocks?)|invalid block range( params)?$/i,
    methods: logMethods,
  },
  {
    id: 'F07',
    kind: 'range-too-wide',
    text: /no backend is currently healthy/i,
    methods: logMethods,
  },
  {
    id: 'F27',
    kind: 'batch-refused',
    text: /in batch|batch (size|limit|too|of more|requests? (is|are) not)|too many (rpc calls|requests) in (a |one )?batch/i,
  },
  // Who asks, and who pays.
  {
    id: 'F21',
    kind: 'quota-spent',
    text: /payment required|monthly capacity|free tier|user balance|balance exceeded|quota (has been )?(exceeded|reached)|out of credits|(daily|monthly) (request )?(count|limit|quota)/i,
  },
  {
    id: 'F23',
    kind: 'unauthorised',
    text: /invalid api key|api key (is )?(invalid|inactive|disabled)|key is inactive|unauthori[sz]ed|forbidden|must be authenticated|invalid (project id|token|jwt)|access denied|authentication (failed|required)/i,
  },
  // What the node cannot do.
  {
    id: 'F25',
    kind: 'method-missing',
    text: /method .{0,80}(does not exist|not found|not supported|is not available|is not whitelisted|not allowed)|method not (found|supported|available)|is not whitelisted|not included in your current plan|unsupported method/i,
  },
  // What the node does not have.
  {
    id: 'F34',
    kind: 'pruned',
    text: /missing trie node|no state available|historical state|state .{0,60}(pruned|not available)|pruning=archive|no historical rpc|pruned history|history (has been )?pruned|archive (node|data|request)|state histories haven't been/i,
  },
  {
    id: 'F30',
    kind: 'behind',
    text: /header (for hash )?not found|unknown block|block (for hash )?not found|could not find block|block is out of range|height is not available|after last accepted block|unfinalized data|invalid block height|(cannot|could not) be found|beyond current head|missing ?data|not synced|block .{0,80}(does not exist|is not available)|requested block .{0,40}not/i,
  },
  { id: 'F66', kind: 'behind', text: /null round/i },
  { id: 'F37', kind: 'behind', text: /\bsyncing\b|still catching up/i },
  { id: 'F69', kind: 'internal', text: /state-sync transaction/i },
  // Who else failed.
  {
    id: 'F22',
    kind: 'aggregator-failed',
    text: /following providers|upstreams ?exhausted|gave up retrying|no server available|all upstreams|no (available )?(upstream|backend)/i,
  },
  // How much a call may take: said in words that a rate limit uses, too.
  {
    id: 'F51',
    kind: 'call-too-big',
    text: /out of gas|gas (required exceeds|limit|cap)|intrinsic gas/i,
  },
  // How often may be asked.
  {
    id: 'F20',
    kind: 'rate-limited',
    text: /rate.?limit|too many requests|under too much load|has exceeded|request limit|limit reached|requests per (second|minute)|throughput|compute units|capacity exceeded|limit exceeded|slow down|\bthrottl/i,
  },
  // What simply broke.
  { id: 'F26', kind: 'internal', text: /execution timeout|request timed out|timeout exceeded/i },
  {
    id: 'F24',
    kind: 'unavailable',
    text: /socket hang up|econn|enotfound|eai_again|epipe|ehostunreach|enetunreach|und_err|fetch failed|connection (closed|refused|reset)|other side closed|bad gateway|service unavailable|gateway time-?out|web server|temporarily unavailable|certificate|\bssl\b|\btls\b|<html|<!doctype|overloaded/i,
  },
  {
    id: 'F12',
    kind: 'response-too-big',
    text: /decoding response body|unexpected end of|entity too large|payload too large|unterminated string|premature close/i,
  },
  {
    id: 'F26',
    kind: 'internal',
    text: /internal (server |json-rpc )?error|server error|unexpected error/i,
  },
]

import type { Model } from '../src/contract/model.ts'
import { twoPartFiles } from './hub/two-part-files.ts'

/** ISO 639-1 → the codes of FLORES-200, which say the script too. */
const CODES = Object.fromEntries(
  `af:afr_Latn am:amh_Ethi ar:arb_Arab az:azj_Latn be:bel_Cyrl bg:bul_Cyrl bn:ben_Beng bs:bos_Latn ca:cat_Latn
  cs:ces_Latn cy:cym_Latn da:dan_Latn de:deu_Latn el:ell_Grek en:eng_Latn eo:epo_Latn es:spa_Latn et:est_Latn
  eu:eus_Latn fa:pes_Arab fi:fin_Latn fr:fra_Latn ga:gle_Latn gl:glg_Latn gu:guj_Gujr ha:hau_Latn he:heb_Hebr
  hi:hin_Deva hr:hrv_Latn ht:hat_Latn hu:hun_Latn hy:hye_Armn id:ind_Latn ig:ibo_Latn is:isl_Latn it:ita_Latn
  ja:jpn_Jpan jv:jav_Latn ka:kat_Geor kk:kaz_Cyrl km:khm_Khmr kn:kan_Knda ko:kor_Hang ky:kir_Cyrl lb:ltz_Latn
  lo:lao_Laoo lt:lit_Latn lv:lvs_Latn mi:mri_Latn mk:mkd_Cyrl ml:mal_Mlym mn:khk_Cyrl mr:mar_Deva ms:zsm_Latn
  mt:mlt_Latn my:mya_Mymr ne:npi_Deva nl:nld_Latn no:nob_Latn nb:nob_Latn nn:nno_Latn oc:oci_Latn pa:pan_Guru
  pl:pol_Latn ps:pbt_Arab pt:por_Latn ro:ron_Latn ru:rus_Cyrl sd:snd_Arab si:sin_Sinh sk:slk_Latn sl:slv_Latn
  so:som_Latn sq:als_Latn sr:srp_Cyrl su:sun_Latn sv:swe_Latn sw:swh_Latn ta:tam_Taml te:tel_Telu tg:tgk_Cyrl
  th:tha_Thai tl:tgl_Latn tr:tur_Latn uk:ukr_Cyrl ur:urd_Arab uz:uzn_Latn vi:vie_Latn xh:xho_Latn yi:ydd_Hebr
  yo:yor_Latn zh:zho_Hans zu:zul_Latn`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)
const LANGUAGES = Object.keys(CODES)

/** Last in the order of preference: its licence forbids commercial use. Trained on up to 512 tokens. */
export const nllb200600m: Model<'translation'> = {
  name: 'nllb-200-600m',
  kind: 'translation',
  job: 'translation',
  set: 'standard',
  repository: 'Xenova/nllb-200-distilled-600M',
  revision: 'main',
  files: twoPartFiles({ tokenizer: 17_300, encoder: 419_000, decoder: 476_000 }),
  precision: 'q8',
  languages: { from: LANGUAGES, to: LANGUAGES },
  languageStyle: { style: 'codes', codes: CODES },
  maximumTokens: 512,
  licence: 'CC-BY-NC-4.0',
  nonCommercial: true,
  measured: [],
}

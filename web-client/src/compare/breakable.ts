// breakable.ts - soft hyphens in the long compounds that Swedish organisations are named with; seen only at a line's end.
// Pure. Browsers without a Swedish dictionary would otherwise break anywhere.

const heads = /(stadsdels|stadsbyggnads|kommunal|kommun|landstings|regions|utbildnings|social|kultur|miljö|tjänste)(?=\p{L}{5,})/giu;

export function breakable(name: string): string {
  return name.replace(heads, '$1\u00ad');
}

// 大写金额：一个数写成汉字，用于核对。入参是以元为单位的文字，最多两位小数、十六位整数；不合格式返回空。
const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["", "拾", "佰", "仟"];
const GROUPS = ["", "万", "亿", "万亿"];

function four(digits) {
  let words = "";
  let gap = false;
  [...digits].forEach((digit, place) => {
    if (digit === "0") {
      gap = words !== "" || gap;
      return;
    }
    words += (gap ? "零" : "") + DIGITS[digit] + PLACES[digits.length - 1 - place];
    gap = false;
  });
  return words;
}

export function capitals(text) {
  const match = /^(\d{1,16})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,，\s]/g, ""));
  if (!match) return "";
  const whole = match[1].replace(/^0+/, "");
  const [jiao, fen] = (match[2] ?? "").padEnd(2, "0");
  const groups = [];
  for (let end = whole.length; end > 0; end -= 4) groups.unshift(whole.slice(Math.max(0, end - 4), end));
  let words = "";
  let gap = false;
  groups.forEach((group, place) => {
    const inner = four(group);
    if (!inner) {
      gap = words !== "";
      return;
    }
    words += (words && (gap || group.startsWith("0")) ? "零" : "") + inner + GROUPS[groups.length - 1 - place];
    gap = false;
  });
  if (words) words += "元";
  if (jiao === "0" && fen === "0") return `${words || "零元"}整`;
  if (jiao !== "0") words += `${DIGITS[jiao]}角`;
  else if (words) words += "零";
  return fen === "0" ? `${words}整` : `${words}${DIGITS[fen]}分`;
}

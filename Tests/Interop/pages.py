"""Writes varied pages for the comparison with Chromium: pages.py DIRECTORY [COUNT].

Each is put together from pieces of markup that authors write, right and wrong, in several languages; the same pages from every run.
"""
import os
import sys

WORDS = {
    "en": "account delivery notice payment secure balance customer order parcel support garden museum station weekend offer "
          "don't e-mail 24/7 50% AT&amp;T caf&eacute; &copy;2024 first second third".split(),
    "zh": "登录 银行 验证码 客服 订单 物流 账户 余额 会员 活动 手机号 密码 立即领取 投资理财 公司简介".split(),
    "zh-TW": "登入 銀行 驗證碼 客服 訂單 帳戶 餘額 會員 活動 密碼 立即領取".split(),
    "ja": "ログイン 銀行 口座 お客様 配送 会員 確認".split(),
    "ko": "로그인 은행 계좌 고객 배송".split(),
    "ru": "вход банк счёт заказ доставка".split(),
    "de": "Anmelden Überweisung Konto Straße Grüße Bestellung".split(),
}
PIECES = [
    "<h1>{}</h1>", "<h2>{} <small>{}</small></h2>", "<p>{} <b>{}</b> <i>{}</i>, {}.</p>", "<p>{}<br>{}<br/>{}",
    "<ul><li>{}<li>{}<li><a href=#>{}</a></ul>", "<ol><li>{}</li><li>{}</li></ol>", "<dl><dt>{}<dd>{}<dt>{}<dd>{}</dl>",
    "<table><caption>{}</caption><tr><th>{}<th>{}<tr><td>{}<td>{}</table>",
    "<table><thead><tr><td>{}</td></tr></thead><tbody><tr><td>{}</td></tr></tbody></table>",
    "<div class=row><div><div>{}</div><span>{}</span></div></div>", "<nav><a href=/a>{}</a> | <a href=/b>{}</a></nav>",
    "<form action=/x><label for=a>{}</label><input id=a placeholder='{}'><button>{}</button></form>",
    "<select><option>{}<option>{}</select>", "<pre>{}\n  {}\n</pre>", "<blockquote>{}<cite>{}</cite></blockquote>",
    "<figure><img src=x.png alt='{}'><figcaption>{}</figcaption></figure>", "<noscript>{}</noscript>",
    "<!-- {} --><p>{}<!-->{}</p>", "<script>var a = '{}';</script><p>{}", "<style>.x:after{{content:'{}'}}</style><p>{}",
    "<div style='display:none'>{}</div><p>{} {} {}", "<template><p>{}</p></template><p>{}", "<span>{}</span><span>{}</span>",
    "<p>{}&nbsp;{} &lt;{}&gt; &#20320;&#x597D;", "<p>1 < 2 {} > {}", "<b><p>{}</b> {}</p>", "<p>{}<div>{}</p>{}</div>",
    "<center><font color=red>{}</font></center>", "<section><header>{}</header><article>{} {}</article></section>",
    "<svg width=40 height=20><text x=0 y=10>{}</text></svg>", "<a href=/x><div>{}</div><em>{}</em></a>",
    "<ruby>{}<rt>{}</rt></ruby>", "<details open><summary>{}</summary>{}</details>", "<fieldset><legend>{}</legend>{}</fieldset>",
    "<p>{}&shy;{}<wbr>{}", "<address>{}<br>{}</address>", "<iframe src=about:blank>{}</iframe><p>{}",
    "<p hidden>{}</p><p>{} {}", "<marquee>{}</marquee>", "</div></p></span>{}", "<td>{}</td>", "<li>{}", "<p title='{}'>{}",
]


class Numbers:
    """Lehmer's numbers: the same from every Python."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = self.state * 16807 % 2147483647
        return self.state * limit // 2147483647


def page(numbers, language):
    def some():
        return " ".join(WORDS[language][numbers.below(len(WORDS[language]))] for _ in range(1 + numbers.below(6)))

    def piece():
        text = PIECES[numbers.below(len(PIECES))]
        return text.format(*(some() for _ in range(text.count("{}"))))

    body = "\n".join(piece() for _ in range(5 + numbers.below(40)))
    head = f"<meta charset=utf-8><title>{some()}</title>"
    return [
        f"<!DOCTYPE html>\n<html lang={language}><head>{head}</head><body>{body}</body></html>",
        f"<html><head>{head}<body>{body}",
        f"{head}{body}</html><p>{some()}</p>",
    ][numbers.below(3)]


def main():
    directory, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 280
    os.makedirs(directory, exist_ok=True)
    numbers = Numbers(20261125)
    for number in range(count):
        language = list(WORDS)[number % len(WORDS)]
        with open(os.path.join(directory, f"page{number:04}.html"), "w", encoding="utf-8") as file:
            file.write(page(numbers, language))


if __name__ == "__main__":
    main()

/// A page of our own with something for every extractor. The zygote reads it before it forks, so that tables which are built on first
/// use are built once, and what the language's runtime opens on first use is open before the filter falls.
///
/// To see what a new worker still builds, compare its first page with its second: `valgrind --tool=callgrind page-reading records`.
enum OwnPage {
    static let bytes = Array(
        """
        <!DOCTYPE html><html lang=zh-CN><head><meta charset=utf-8><title>示例银行 Example Bank | 登录</title>
        <base href="https://bank.example/"><link rel=icon href="data:image/png;base64,iVBORw0KGgo="><link rel=manifest href=/m.json>
        <link rel=stylesheet href=/s.css><link rel=canonical href=https://bank.example/login><meta name=generator content=Example>
        <meta name=description content="请输入您的账户 and sign in"><meta property=og:site_name content="Example Bank">
        <meta http-equiv=refresh content="900;url=/next"><style>.a{color:#fff}</style>
        <script type=application/ld+json>{"@type":"Organization","name":"Example","author":{"@type":"Person","name":"A. Sample"}}</script>
        <script src=https://cdn.example/jquery.min.js></script>
        <script>var a=atob('PGZvcm0+PGlucHV0IHR5cGU9cGFzc3dvcmQ+PC9mb3JtPg==');document.write(unescape('%3Cp%3E%u8bf7%3C/p%3E')+a);
        x='\\x3cb\\x3e\\u767b';String.fromCharCode(60,112,62,97);if(0){location.href="https://bank.example/app.apk";fetch('/api/send')}
        el.innerHTML=`<a href=/t>t</a>`;gtag('config','G-ABCDEFGH12');eval(x);setTimeout(function(){top.location.replace('/r')},500)</script>
        </head><body class=a style="display:none"><h1>请登录 Sign in to your account</h1><nav><ul><li><a href=/help?x=1&amp;y=2>帮助</a></ul></nav>
        <form action=/send method=post><label>手机号 Phone<input name=phone type=tel placeholder=请输入手机号></label><input type=password name=pw>
        <input name=card placeholder="Card number"><input name=cvv><input type=file name=id><select name=s><option>1<option selected>2</select>
        <textarea name=t></textarea><button type=submit>确认</button></form>
        <p>客服电话 400-100-2000，微信号：example_kefu，QQ：10001000，联系人：张先生，手机 13800138000，邮箱 help@bank.example。</p>
        <p>The service is for you and your account: please enter the code from the message, and we send a reply to it by 10 p.m.</p>
        <p>Telegram @examplebank, WhatsApp +44 20 7946 0000, card 4111 1111 1111 1111, GB82 WEST 1234 5698 7654 32, 邀请码：AB12CD</p>
        <p>1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2 bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq 0x52908400098527886E0F7030069857D2E4169EE7</p>
        <p>身份证 11010519491231002X，银行卡 6222020200112233，￥100.00 $5 €3! Привет мир, Ünïcödé ＡＢＣ１２３ 𝐀 a\u{200B}b こんにちは 안녕하세요</p>
        <a href=tel:+8613800138000>电话</a><a href=mailto:a@bank.example>mail</a><a href=https://t.me/examplebank>t</a><a href=https://wa.me/442079460000>w</a>
        <a href="weixin://dl/chat?x">微信</a><a href=/app.apk download>下载</a><a href=# onclick=go()>x</a><a href="javascript:void(0)">y</a>
        <img src=https://other.example/logo.png alt=标志 width=1 height=1><iframe src=https://frame.example/ width=0></iframe>
        <video src=v.mp4></video><svg><title>t</title></svg><table><tr><td>1</table><template><p>t</p></template><noscript>n</noscript>
        <footer>&copy; 2026 示例银行股份有限公司 Example Bank Ltd. All rights reserved. 京ICP备12345678号-1 京公网安备 11010502030123号</footer>
        </body></html><p>after</p><!-- c -->
        """.utf8)
}

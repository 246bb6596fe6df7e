import PageRecord

/// What a control asks for, by the words that pages use: Chinese and English ones above all. The first rule that fits decides, so the narrow
/// ones stand before the wide ones: 支付密码 before 密码, card number before number.
enum FieldMeanings {
    struct Rule: Sendable {
        let meaning: PageField.Meaning
        /// Whole words of a name: `cvv` in `card-cvv`.
        var words: [String] = []
        /// Parts of names, written without separators: `cardnumber` in `card_number_1`.
        var parts: [String] = []
        /// Parts of any text, as written.
        var phrases: [String] = []
        /// Kinds of control that the rule is for; empty means all.
        var types: Set<String> = []
    }

    /// `autocomplete` says it in one agreed word (WHATWG HTML §4.10.18.7).
    private static let autocomplete: [(word: String, meaning: PageField.Meaning)] = [
        ("cc-number", .cardNumber), ("cc-exp", .cardExpiry), ("cc-csc", .cardCode), ("cc-name", .personName),
        ("one-time-code", .oneTimeCode), ("current-password", .password), ("new-password", .password), ("username", .account),
        ("tel", .phone), ("email", .email), ("street-address", .address), ("postal-code", .address), ("address-line", .address),
        ("given-name", .personName), ("family-name", .personName), ("transaction-amount", .amount),
    ]

    static let rules: [Rule] = [
        Rule(
            meaning: .recoveryPhrase, words: ["mnemonic", "mnemonics", "keystore", "seed"],
            parts: [
                "recoveryphrase", "seedphrase", "secretphrase", "privatekey", "secretrecovery", "walletphrase", "backupphrase",
                "recoverywords", "12words", "24words",
            ],
            phrases: [
                "助记词", "助記詞", "私钥", "私鑰", "恢复短语", "种子短语", "恢復短語", "wiederherstellungsphrase", "phrase de récupération",
                "frase de recuperación", "frase de recuperação", "frase di recupero", "リカバリーフレーズ", "복구 문구", "recovery phrase",
                "seed phrase", "secret phrase",
            ]),
        Rule(
            meaning: .paymentPassword, words: ["paypwd", "paypass", "tradepwd", "fundpwd", "atmpin", "zfmm", "jymm", "qkmm"],
            parts: [
                "paymentpassword", "paypassword", "tradepassword", "tradingpassword", "fundpassword", "withdrawpassword",
                "withdrawalpassword", "safepassword", "securitypassword", "transactionpassword", "moneypassword", "paypwd",
                "tradepwd", "atmpin", "cardpin", "cardpassword", "bankpassword", "qkpwd", "withdrawpwd",
            ],
            phrases: [
                "支付密码", "支付密碼", "交易密码", "交易密碼", "取款密码", "取款密碼", "资金密码", "資金密碼", "提现密码", "提現密碼",
                "提款密码", "提款密碼", "银行卡密码", "銀行卡密碼", "安全密码", "二级密码", "付款密码", "查询密码",
            ]),
        Rule(
            meaning: .cardCode, words: ["cvv", "cvv2", "cvc", "cvc2", "csc", "cvn", "cvn2", "ccv", "cid"],
            parts: ["securitycode", "cardcode", "cardverification", "cardcvv", "cardcvc", "cvvcode", "cvcnumber"],
            phrases: [
                "安全码", "安全碼", "卡背面", "末三位", "后三位", "後三碼", "检查码", "檢查碼", "sicherheitscode", "kartenprüfnummer", "prüfziffer",
                "code de sécurité", "cryptogramme", "código de seguridad", "código de segurança", "codice di sicurezza",
                "セキュリティコード", "보안코드", "mã bảo mật", "security code",
            ]),
        Rule(
            meaning: .cardExpiry, words: ["expiry", "expiration", "exp", "expdate", "expmonth", "expyear", "mm_yy", "mm_yyyy"],
            parts: [
                "expirydate", "expirationdate", "expdate", "cardexp", "ccexp", "validthru", "expmonth", "expyear", "cardyear",
            ],
            phrases: [
                "有效期", "到期日", "有效年月", "失效日期", "有效日期", "gültig bis", "ablaufdatum", "mm/jj", "date d'expiration", "mm/aa",
                "fecha de caducidad", "fecha de vencimiento", "data de validade", "data di scadenza", "有効期限", "유효기간",
                "ngày hết hạn", "срок действия", "mm/yy",
            ]),
        Rule(
            meaning: .cardNumber,
            words: [
                "cardno", "cardnum", "ccnum", "ccno", "bankcard", "pan", "yhkh", "creditcard", "iban", "karte", "kartennummer",
                "tarjeta", "cartao", "cartebancaire",
            ],
            parts: [
                "cardnumber", "cardno", "cardnum", "creditcard", "debitcard", "ccnumber", "bankcard", "bankaccount", "bankno",
                "accountnumber", "cardid", "bankcode", "yinhangka",
            ],
            phrases: [
                "卡号", "卡號", "银行卡", "銀行卡", "信用卡", "储蓄卡", "金融卡号", "银行账号", "银行帐号", "銀行帳號", "收款账号",
                "card number",
                "kartennummer", "kreditkarte", "kontonummer", "numéro de carte", "numero de carte", "carte bancaire",
                "número de tarjeta", "numero de tarjeta", "número do cartão", "cartão de crédito", "numero della carta",
                "numero carta", "carta di credito", "カード番号", "카드번호", "카드 번호", "số thẻ", "kortnummer", "numer karty",
                "номер карты",
            ]),
        Rule(
            meaning: .other, words: ["captcha", "imgcode", "checkcode", "seccode", "randcode", "kaptcha", "picode"],
            parts: ["captcha", "imagecode", "imgcode", "graphcode", "piccode", "verifyimg"],
            phrases: ["图形验证", "圖形驗證", "图片验证", "圖片驗證", "图中", "看不清", "captcha"]),
        Rule(
            meaning: .oneTimeCode,
            words: [
                "otp", "smscode", "sms", "totp", "2fa", "mfa", "authcode", "dynamicpwd", "tac", "yzm", "vcode", "mobilecode",
                "tan", "smstan", "pushtan",
            ],
            parts: [
                "onetimecode", "onetimepassword", "smscode", "verificationcode", "verifycode", "phonecode", "mobilecode",
                "authenticationcode", "confirmationcode", "securitytoken", "googlecode", "passcode", "validcode", "msgcode",
                "telcode", "emailcode", "6digitcode", "otpcode",
            ],
            phrases: [
                "短信验证", "简讯验证", "簡訊驗證", "手机验证码", "手機驗證碼", "动态码", "动态密码", "動態密碼", "动态口令", "校验码",
                "校驗碼", "验证码", "驗證碼", "認證碼", "otp",
                "sms-code", "sms-tan", "bestätigungscode", "code sms", "code reçu", "code de vérification", "código sms",
                "código de verificación", "código de verificação", "codice di verifica", "認証コード", "確認コード", "인증번호",
                "mã xác minh", "mã otp",
            ]),
        Rule(
            meaning: .identityUpload,
            words: ["idcard", "passport", "front", "back", "sfz", "selfie", "licence", "license", "id"],
            parts: ["idcard", "idfront", "idback", "identity", "frontimg", "backimg", "cardfront", "cardback", "kyc"],
            phrases: ["身份证", "身份證", "正面", "反面", "背面", "手持", "证件", "證件", "护照", "護照"], types: ["file"]),
        Rule(
            meaning: .nationalID,
            words: [
                "idcard", "idno", "idnum", "ssn", "cpf", "dni", "pesel", "cccd", "steuerid", "sfz", "sfzh", "nric", "idnumber",
                "nationalid", "curp",
            ],
            parts: [
                "idcard", "identitynumber", "identitycard", "idnumber", "nationalid", "socialsecurity", "passportnumber",
                "passportno", "certno", "certid", "taxid", "driverlicense", "driverslicense", "personid", "identityno",
                "shenfenzheng",
            ],
            phrases: [
                "身份证", "身份證", "身分證", "证件号", "證件號", "护照号", "護照號", "证件编号", "统一编号", "统编", "ausweisnummer", "personalausweis",
                "steuer-id", "numéro de sécurité sociale", "codice fiscale", "マイナンバー", "주민등록번호", "số cccd", "cpf ", "nº de dni",
            ]),
        Rule(
            meaning: .inviteCode, words: ["invite", "invitation", "referral", "refcode", "yqm", "invitecode", "tjm"],
            parts: ["invitecode", "invitationcode", "referralcode", "referrer", "promocode", "recommendcode", "agentcode"],
            phrases: [
                "邀请码", "邀請碼", "推荐码", "推薦碼", "推广码", "推荐人", "邀请人", "介绍人", "einladungscode", "code d'invitation",
                "código de invitación", "código de convite", "codice di invito", "招待コード", "초대코드", "추천인 코드", "mã mời",
            ]),
        Rule(
            meaning: .password,
            words: [
                "password", "passwd", "pwd", "pass", "psw", "pin", "mima", "pw", "passwort", "kennwort", "mdp", "contrasena",
                "clave", "senha", "wachtwoord",
            ],
            parts: ["password", "passwd", "userpwd", "loginpwd"],
            phrases: [
                "密码", "密碼", "口令", "passwort", "kennwort", "mot de passe", "contraseña", "senha", "パスワード", "비밀번호", "mật khẩu",
                "пароль", "wachtwoord",
            ],
            types: ["password", "text", "tel", "number"]),
        Rule(meaning: .password, types: ["password"]),
        Rule(
            meaning: .search,
            words: [
                "q", "search", "suche", "recherche", "buscar", "keyword", "keywords", "query", "wd", "searchword", "s", "kw",
            ],
            parts: ["searchkey", "searchbox", "searchinput", "searchtext"],
            phrases: ["搜索", "搜尋", "搜一", "查找", "search for", "検索", "검색", "tìm kiếm"],
            types: ["search", "text"]),
        Rule(meaning: .search, types: ["search"]),
        Rule(
            meaning: .email, words: ["email", "mail", "e_mail", "emailaddress", "youxiang"],
            parts: ["emailaddress", "useremail"],
            phrases: ["邮箱", "郵箱", "电邮", "電郵", "电子邮件", "電子郵件", "信箱", "e-mail", "correo electr", "courriel", "メールアドレス", "이메일"]),
        Rule(meaning: .email, types: ["email"]),
        Rule(
            meaning: .phone,
            words: ["phone", "mobile", "tel", "telephone", "cellphone", "cell", "msisdn", "shouji", "phonenumber"],
            parts: ["phonenumber", "mobilenumber", "phoneno", "mobileno", "telno", "userphone", "usermobile", "mobilephone"],
            phrases: [
                "手机", "手機", "电话", "電話", "联系方式", "聯絡方式", "phone number", "telefonnummer", "handynummer", "mobilnummer",
                "numéro de téléphone", "teléfono", "telefone", "cellulare", "電話番号", "携帯番号", "전화번호", "휴대폰", "số điện thoại",
            ]),
        Rule(meaning: .phone, types: ["tel"]),
        Rule(
            meaning: .account,
            words: [
                "username", "user", "login", "account", "userid", "loginid", "uname", "loginname", "acct", "usr", "userno", "uid",
            ],
            parts: [
                "username", "loginname", "userid", "loginid", "useraccount", "onlineid", "accountid", "accountname", "appleid",
            ],
            phrases: [
                "用户名", "用戶名", "账号", "帳號", "賬號", "帐号", "账户", "帳戶", "帐户", "登录名", "登入名", "会员号", "使用者名稱",
                "QQ号",
                "benutzername", "anmeldename", "zugangsnummer", "identifiant", "nom d'utilisateur", "nombre de usuario",
                "nome de usuário", "nome utente", "ログインid", "会員番号", "아이디", "tên đăng nhập",
            ]),
        Rule(
            meaning: .personName,
            words: ["name", "fullname", "realname", "truename", "firstname", "lastname", "surname", "xingming"],
            parts: [
                "fullname", "realname", "truename", "firstname", "lastname", "cardholder", "holdername", "yourname", "nameoncard",
                "contactname", "receivername", "consignee",
            ],
            phrases: [
                "姓名", "真实姓名", "持卡人", "收货人", "收件人", "联系人", "聯絡人", "开户名", "户名", "vorname", "nachname", "karteninhaber", "prénom",
                "titulaire", "apellido", "titular de", "sobrenome", "cognome", "氏名", "お名前", "이름", "họ và tên",
            ]),
        Rule(
            meaning: .address, words: ["address", "addr", "street", "city", "zip", "zipcode", "postcode", "province", "state"],
            parts: ["streetaddress", "addressline", "billingaddress", "shippingaddress", "postalcode", "zipcode"],
            phrases: [
                "地址", "住址", "邮编", "郵遞區號", "省份", "城市", "街道", "postleitzahl", "straße", "adresse", "dirección", "endereço",
                "indirizzo", "住所", "주소", "địa chỉ",
            ], types: ["text", "textarea", "select"]),
        Rule(
            meaning: .amount, words: ["amount", "money", "price", "sum", "deposit", "withdraw", "recharge", "loan", "jine"],
            parts: ["loanamount", "payamount", "withdrawamount", "totalamount", "rechargeamount"],
            phrases: ["金额", "金額", "额度", "額度", "数额", "充值数", "提现数", "借款"], types: ["text", "number", "select", "tel"]),
    ]

    /// What a text of the evidence may hold, and the rule that it is for.
    private struct Index: Sendable {
        let finder: WordFinder
        let rules: [Int]

        init(_ texts: (Rule) -> [String]) {
            var words: [String] = []
            var owners: [Int] = []
            for (number, rule) in FieldMeanings.rules.enumerated() {
                for text in texts(rule) {
                    words.append(text.lowercased())
                    owners.append(number)
                }
            }
            finder = WordFinder(words)
            rules = owners
        }

        /// Marks the rules whose words stand in the bytes.
        func mark(_ bytes: [UInt8], in fitting: inout UInt64) {
            bytes.withView { finder.matches(in: $0) { fitting |= 1 << UInt64(rules[$0.word]) } }
        }
    }

    /// A bit for each kind of control that some rule is for.
    private static let typeBits: [String: UInt32] = {
        var bits: [String: UInt32] = [:]
        for type in rules.flatMap(\.types) where bits[type] == nil { bits[type] = 1 << UInt32(bits.count) }
        return bits
    }()
    /// Each rule's kinds of control, all bits where it is for all, and whether it asks for no word.
    private static let conditions: [(types: UInt32, isUnconditional: Bool)] = rules.map { rule in
        let types = rule.types.reduce(0) { $0 | typeBits[$1, default: 0] }
        // Of files only pictures of documents have a meaning.
        let all = ~typeBits["file", default: 0]
        return (rule.types.isEmpty ? all : types, rule.words.isEmpty && rule.parts.isEmpty && rule.phrases.isEmpty)
    }

    private static let words = Index { $0.words.map { "_\($0)_" } }
    private static let parts = Index { $0.parts }
    private static let phrases = Index { $0.phrases }

    /// What the control asks for; `.other` when nothing tells.
    static func meaning(of evidence: FieldEvidence) -> PageField.Meaning {
        if evidence.type == "checkbox" || evidence.type == "radio" { return .other }
        if !evidence.autocomplete.isEmpty {
            for (word, meaning) in autocomplete where evidence.autocomplete.contains(word) { return meaning }
        }
        var fitting: UInt64 = 0
        words.mark(evidence.words, in: &fitting)
        parts.mark(evidence.joined, in: &fitting)
        phrases.mark(evidence.raw, in: &fitting)
        // A kind that no rule names fits those that are for all.
        let type = typeBits[evidence.type] ?? 1 << 31
        for (number, condition) in conditions.enumerated() where condition.types & type != 0 {
            if condition.isUnconditional || fitting >> UInt64(number) & 1 == 1 { return rules[number].meaning }
        }
        return .other
    }
}

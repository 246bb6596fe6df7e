import PageRecord
import Testing

@Suite struct `What a control asks for` {
    static let controls: [(control: String, meaning: PageField.Meaning)] = [
        ("<input name=username>", .account), ("<input placeholder=请输入用户名>", .account), ("<input name=loginId>", .account),
        ("<input type=password>", .password), ("<input type=text name=user_pwd>", .password),
        ("<input placeholder=登录密码>", .password),
        ("<input name=cardNumber>", .cardNumber), ("<input placeholder=银行卡号>", .cardNumber),
        ("<input autocomplete=cc-number name=x1>", .cardNumber), ("<input name=cc_num placeholder='Card number'>", .cardNumber),
        ("<input name=expiry placeholder='MM / YY'>", .cardExpiry), ("<input placeholder=有效期>", .cardExpiry),
        ("<select name=exp_month><option>1</select>", .cardExpiry), ("<input name=cvv>", .cardCode),
        ("<input type=password name=cvc placeholder=CVC>", .cardCode), ("<input placeholder=卡背面末三位>", .cardCode),
        ("<input name=otp>", .oneTimeCode), ("<input placeholder=短信验证码>", .oneTimeCode),
        ("<input autocomplete=one-time-code>", .oneTimeCode), ("<input name=captcha placeholder=验证码>", .other),
        ("<input placeholder=Kartennummer>", .cardNumber), ("<input placeholder='Gültig bis (MM/JJ)'>", .cardExpiry),
        ("<input placeholder=Sicherheitscode>", .cardCode), ("<input placeholder='Mot de passe'>", .password),
        ("<input placeholder=Contraseña>", .password), ("<input placeholder='Número de tarjeta'>", .cardNumber),
        ("<input placeholder=電話番号>", .phone), ("<input placeholder=이메일>", .email), ("<input placeholder='Mã OTP'>", .oneTimeCode),
        ("<input placeholder=Besuchernummer>", .other), ("<input placeholder='E-Mail-Adresse'>", .email),
        ("<input name=tan>", .oneTimeCode), ("<input placeholder=Postleitzahl>", .address),
        ("<input placeholder=身份证号码>", .nationalID), ("<input name=idCard>", .nationalID), ("<input name=ssn>", .nationalID),
        ("<input type=tel>", .phone), ("<input placeholder=手机号>", .phone), ("<input name=mobile>", .phone),
        ("<input type=email>", .email), ("<input placeholder=电子邮箱>", .email), ("<input name=real_name>", .personName),
        ("<input placeholder=真实姓名>", .personName), ("<input name=cardholder>", .personName),
        ("<input placeholder=收货地址>", .address),
        ("<input name=street_address>", .address), ("<input type=file name=idcard_front>", .identityUpload),
        ("<label>上传身份证正面<input type=file></label>", .identityUpload), ("<input type=file name=resume>", .other),
        ("<textarea placeholder='Enter your 12-word recovery phrase'></textarea>", .recoveryPhrase),
        ("<textarea placeholder=请输入助记词></textarea>", .recoveryPhrase),
        ("<input type=password placeholder=支付密码>", .paymentPassword),
        ("<input type=password name=p2 placeholder=取款密码>", .paymentPassword),
        ("<input name=tradePwd type=password>", .paymentPassword),
        ("<input placeholder=邀请码>", .inviteCode), ("<input name=invite_code>", .inviteCode),
        ("<input placeholder=充值金额>", .amount),
        ("<input name=amount type=number>", .amount), ("<input type=search>", .search), ("<input name=q>", .search),
        ("<input placeholder=搜索>", .search), ("<input name=discard>", .other), ("<input name=company>", .other),
        ("<input type=checkbox name=password>", .other),
        ("<label for=f>交易密码</label><input id=f type=password>", .paymentPassword),
        ("<input id=g type=password><label for=g>支付密码</label>", .paymentPassword),
        ("<table><tr><td>银行卡号</td><td><input name=a1></td></tr></table>", .cardNumber),
        ("<p>手机号 <input name=x>", .phone), ("<input type=PASSWORD>", .password), ("<input type=nonsense name=email>", .email),
    ]

    @Test(arguments: controls) func `In both languages`(control: String, meaning: PageField.Meaning) {
        let features = read("<form>\(control)</form>")
        #expect(features.forms.first?.fields.map(\.meaning) == [meaning], "\(control)")
    }

    @Test func `Controls outside forms are loose, hidden ones and buttons are none`() {
        let features = read(
            "<input name=a><form><input type=hidden name=b><input type=submit></form><input name=pwd type=password>")
        #expect(features.looseFields.map(\.name) == ["a", "pwd"])
        #expect(features.forms.map(\.fields) == [[]])
    }

    @Test func `A form keeps its action as written and its method in lower case`() {
        let form = read("<form action=' /a?b=1&amp;c=2 ' method=POST></form>").forms.first
        #expect(form?.action == "/a?b=1&c=2")
        #expect(form?.method == "post")
    }
}

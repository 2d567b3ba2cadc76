namespace MotoPortal.Accounts.OpenId;

/// <summary>Why single sign-on did not open the portal; the page of each says what to do.</summary>
internal enum OpenIdProblem
{
    /// <summary>The person or the issuer said no.</summary>
    Denied,

    /// <summary>The answer belongs to no sign-in that this browser began, or it began too long ago.</summary>
    StateLost,

    /// <summary>The issuer does not answer.</summary>
    IssuerUnreachable,

    /// <summary>The token is not valid yet or any more at the portal's time.</summary>
    ClocksDiffer,

    /// <summary>The answer or its token is not as it must be.</summary>
    BadAnswer,

    /// <summary>None of the person's claims gives a role.</summary>
    NoRole,

    /// <summary>None of the person's claims gives a store, and the issuer is to say which.</summary>
    NoStore,

    /// <summary>The person is new and the issuer gives no verified e-mail address.</summary>
    NoEmail,

    /// <summary>The e-mail address belongs to a person whom the issuer knows under another subject.</summary>
    EmailTaken,

    /// <summary>An administrator has disabled the person.</summary>
    Disabled,

    /// <summary>The session is another person's, or has ended.</summary>
    OtherPerson,

    /// <summary>The issuer did not ask the person again.</summary>
    NotAskedAgain,
}

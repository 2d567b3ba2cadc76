namespace MotoPortal.Mail;

/// <summary>Why a mail could not be sent.</summary>
public enum MailProblem
{
    /// <summary>The mail server could not be reached, or went silent.</summary>
    NotReachable,

    /// <summary>No protected connection to the mail server came about.</summary>
    NotSecure,

    /// <summary>The mail server did not accept our name and password.</summary>
    SignInRefused,

    /// <summary>The mail server asked to come again later.</summary>
    AskedToWait,

    /// <summary>The mail server does not accept our own address as the sender's.</summary>
    SenderRefused,

    /// <summary>The mail server says for good that it does not deliver to this address.</summary>
    RecipientRefused,

    /// <summary>The mail server says for good that it does not take this mail.</summary>
    MessageRefused,

    /// <summary>What is on record is no e-mail address.</summary>
    NoAddress,
}

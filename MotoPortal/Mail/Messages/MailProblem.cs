namespace MotoPortal.Mail.Messages;

/// <summary>Why a mail could not be sent.</summary>
public enum MailProblem
{
    /// <summary>The mail server could not be reached, or stopped answering.</summary>
    NotReachable,

    /// <summary>No encrypted connection to the mail server could be made.</summary>
    NotSecure,

    /// <summary>The mail server refused the user name and password.</summary>
    SignInRefused,

    /// <summary>The mail server asked for a later try.</summary>
    AskedToWait,

    /// <summary>The mail server refused the sender's address.</summary>
    SenderRefused,

    /// <summary>The mail server permanently refused the recipient's address.</summary>
    RecipientRefused,

    /// <summary>The mail server permanently refused the mail.</summary>
    MessageRefused,

    /// <summary>The stored e-mail address is invalid.</summary>
    NoAddress,

    /// <summary>The key with which the content was encrypted is not there any more.</summary>
    KeyLost,
}

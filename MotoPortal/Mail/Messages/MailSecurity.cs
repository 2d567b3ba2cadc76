namespace MotoPortal.Mail.Messages;

/// <summary>The kind of encryption of the connection to the mail server.</summary>
internal enum MailSecurity
{
    /// <summary>Chosen by the port: TLS on 465, otherwise STARTTLS if the server offers it.</summary>
    Auto,

    /// <summary>None; for a mail server on this machine.</summary>
    None,

    /// <summary>STARTTLS required.</summary>
    StartTls,

    /// <summary>TLS from the start.</summary>
    Tls,
}

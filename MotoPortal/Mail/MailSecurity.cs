namespace MotoPortal.Mail;

/// <summary>How the connection to the mail server is protected.</summary>
internal enum MailSecurity
{
    /// <summary>As the port wants it: TLS on 465, else STARTTLS where the server offers it.</summary>
    Auto,

    /// <summary>Not at all; for a mail server on this machine.</summary>
    None,

    /// <summary>STARTTLS, or no mail.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,
}

namespace MotoPortal.Accounts.Passwords;

/// <summary>Sends the link for a new password to the person's e-mail address. Implemented by a higher room, which sends mail.</summary>
internal interface IPasswordLinkMail
{
    /// <summary>Whether mail is configured.</summary>
    bool IsReady { get; }

    /// <summary>Sends the link without storing it; false when it was not sent, and the person has to ask again.</summary>
    /// <param name="email">The person's address.</param>
    /// <param name="language">The language of the mail, a two-letter code.</param>
    /// <param name="link">The full address of the page on which the password is chosen.</param>
    /// <param name="until">Until when the link is valid, UTC.</param>
    /// <param name="cancellationToken">Cancels the connection with the mail server.</param>
    Task<bool> SendAsync(string email, string language, string link, DateTimeOffset until, CancellationToken cancellationToken);
}

namespace MotoPortal.Accounts;

/// <summary>
/// Sends the link for a new password to the person's own e-mail. A room above, which knows how mail goes out, implements it.
/// </summary>
internal interface IPasswordLinkMail
{
    /// <summary>Whether mail leaves the portal at all.</summary>
    bool IsReady { get; }

    /// <summary>Sends the link without keeping it anywhere; false when it did not go out, and the person has to ask again.</summary>
    /// <param name="email">The person's address.</param>
    /// <param name="language">The language of the words, two letters.</param>
    /// <param name="link">The whole address of the page on which the password is chosen.</param>
    /// <param name="until">Until when it is good, UTC.</param>
    /// <param name="cancellationToken">Gives the conversation with the mail server up.</param>
    Task<bool> SendAsync(string email, string language, string link, DateTimeOffset until, CancellationToken cancellationToken);
}

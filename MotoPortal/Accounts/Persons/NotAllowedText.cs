using System.Globalization;

namespace MotoPortal.Accounts.Persons;

/// <summary>The message for something that the person's role does not allow now.</summary>
public static class NotAllowedText
{
    /// <summary>The message that nothing was done, and what to do; in the person's language.</summary>
    public static string Sentence =>
        AccountsTexts.ResourceManager.GetString(nameof(AccountsTexts.NotAllowed), CultureInfo.CurrentUICulture)!;
}

using System.Globalization;

namespace MotoPortal.Accounts;

/// <summary>What a person reads who asked for something that their role does not allow at this moment.</summary>
public static class NotAllowedText
{
    /// <summary>Says that nothing was done, and what to do; in the language of the person before the page.</summary>
    public static string Sentence => AccountsTexts.ResourceManager.GetString(nameof(AccountsTexts.NotAllowed), CultureInfo.CurrentUICulture)!;
}

namespace MotoPortal.Exemptions;

/// <summary>The result of exempting a text from the card number guard.</summary>
public enum ExemptOutcome
{
    /// <summary>The text may be typed into its kind of field from now on.</summary>
    Exempted,

    /// <summary>The text is not refused, so there is nothing to exempt; nothing was done.</summary>
    NotRefused,

    /// <summary>The text is too surely a card number; nothing was done.</summary>
    Certain,

    /// <summary>The reason is missing, too long, or looks like a card number itself; nothing was done.</summary>
    NoReason,

    /// <summary>The second person is the one who typed it; nothing was done.</summary>
    SamePerson,

    /// <summary>The acting person may not ask for it; nothing was done.</summary>
    NotAllowed,
}

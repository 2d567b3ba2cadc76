namespace MotoPortal.Exemptions;

/// <summary>The result of taking an exemption back.</summary>
public enum TakeBackOutcome
{
    /// <summary>The text is refused again in every form.</summary>
    TakenBack,

    /// <summary>There is no such exemption in force; nothing was done.</summary>
    NotFound,

    /// <summary>The acting person may not do this; nothing was done.</summary>
    NotAllowed,
}

namespace MotoPortal.Consents.Lifecycle;

/// <summary>How a consent ended. Each ends once.</summary>
public enum ConsentEndingKind
{
    /// <summary>No card was saved under it.</summary>
    WithoutCard,

    /// <summary>The customer withdrew it.</summary>
    Withdrawn,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>A newer consent replaced it.</summary>
    Replaced,
}

namespace MotoPortal.Primitives.CardNumbers;

/// <summary>How the digits of a possible card number stand in groups.</summary>
internal enum GroupShape
{
    /// <summary>In no order in which card numbers are written.</summary>
    Irregular,

    /// <summary>As on a card, or in groups of one size.</summary>
    Regular,

    /// <summary>Without a gap.</summary>
    Unbroken,
}

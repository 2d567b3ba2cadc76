namespace MotoPortal.Primitives.Checks;

/// <summary>The part of the set-up to which a preflight check belongs, in the order in which a shop is set up.</summary>
public enum PreflightPart
{
    /// <summary>The Stripe account and the way to it.</summary>
    Stripe,

    /// <summary>Stores and their readers.</summary>
    Readers,

    /// <summary>What customers are told, and the shop's own rules.</summary>
    Shop,

    /// <summary>The machine on which the portal runs.</summary>
    Server,
}

namespace MotoPortal.Gateway.Calls;

/// <summary>
/// The kinds of calls that make an object of which a subject needs exactly one. What such a call made without an answer is looked for
/// during a day, and is taken or removed.
/// </summary>
internal static class CallKinds
{
    /// <summary>Makes the SetupIntent or PaymentIntent of a setup.</summary>
    public const string Intent = "intent";

    /// <summary>Makes the Customer of a setup.</summary>
    public const string Customer = "customer";

    /// <summary>Whether what a call of this kind made is looked for.</summary>
    public static bool IsLookedFor(string kind) => kind is Intent or Customer;
}

using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Evidence;

/// <summary>The bell topics that ring when a consent was given, got its card, ended, or lost its card.</summary>
internal static class ConsentTopics
{
    public const string Any = "consents";

    /// <summary>The consents of one customer.</summary>
    public static string Of(PortalCustomerId customer) => customer.Value;

    /// <summary>Rings both topics once the transaction is committed.</summary>
    public static void Ring(AtomicScope scope, Consent consent)
    {
        scope.Ring(Any);
        scope.Ring(Of(consent.CustomerId));
    }
}

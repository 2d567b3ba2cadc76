using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Evidence;

/// <summary>What is rung when a consent changes its standing: given, sealed, ended, its card removed.</summary>
internal static class ConsentTopics
{
    /// <summary>Any consent.</summary>
    public const string Any = "consents";

    /// <summary>A consent of this customer.</summary>
    public static string Of(PortalCustomerId customer) => customer.Value;

    /// <summary>Rings both once the transaction is committed.</summary>
    public static void Ring(AtomicScope scope, Consent consent)
    {
        scope.Ring(Any);
        scope.Ring(Of(consent.CustomerId));
    }
}

using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;

namespace MotoPortal.Notices.Records;

/// <summary>
/// Decides whether the customer has yet to be told the exact amount of a charge. The prepared terms promise it before or at the charge.
/// </summary>
internal static class AmountNoticePolicy
{
    /// <summary>Whether the amount has to be told after the charge.</summary>
    /// <param name="initiation">How the charge was initiated.</param>
    /// <param name="rule">How the consent sets the amount.</param>
    /// <param name="wasToldBefore">Whether this very amount was told before, as some terms promise for scheduled charges.</param>
    public static bool IsOwed(ChargeInitiation initiation, AmountRule rule, bool wasToldBefore) => (initiation, rule) switch
    {
        // The clerk reads the amount out before it is charged.
        (ChargeInitiation.CustomerOnLine or ChargeInitiation.OnReader, _) => false,

        // A fixed amount, and each instalment, was part of what the customer agreed to.
        (ChargeInitiation.CustomerAbsent, AmountRule.Fixed) => false,
        (ChargeInitiation.CustomerAbsent, AmountRule.UpTo) => !wasToldBefore,
    };
}

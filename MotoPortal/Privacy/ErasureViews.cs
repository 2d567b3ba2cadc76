using System.Collections.Immutable;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives;

namespace MotoPortal.Privacy;

/// <summary>What the erasure of a customer would take and leave.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Name">The customer's name.</param>
/// <param name="IsErased">Whether they were erased before.</param>
/// <param name="InForce">The consents that still stand: they are withdrawn with the erasure, or nothing is erased.</param>
/// <param name="Consents">All consents, whose scope and times are kept.</param>
/// <param name="Erased">How much would be erased.</param>
/// <param name="LedgerEntries">How many entries of the ledger stay, with their commitments.</param>
internal sealed record ErasurePreview(
    PortalCustomerId Customer,
    string Name,
    bool IsErased,
    ImmutableArray<ConsentView> InForce,
    ImmutableArray<ConsentView> Consents,
    ErasedCounts Erased,
    int LedgerEntries)
{
    /// <summary>What stands against it for now; null for nothing.</summary>
    public ErasureHoldView? Hold { get; init; }
}

/// <summary>How much was erased, or would be.</summary>
/// <param name="LedgerPayloads">The details of ledger entries.</param>
/// <param name="Mails">Mails with their files.</param>
/// <param name="SignedForms">Signed forms.</param>
/// <param name="Evidence">What showed that consents were the customer's own: answers, call references, who they were on that day.</param>
/// <param name="WithdrawalLinks">Links for withdrawing.</param>
/// <param name="OrderReferences">Order references of setups.</param>
public sealed record ErasedCounts(int LedgerPayloads, int Mails, int SignedForms, int Evidence, int WithdrawalLinks, int OrderReferences);

/// <summary>What became of an erasure. Closed: only the cases named here exist.</summary>
internal abstract record ErasureOutcome
{
    private ErasureOutcome()
    {
    }

    /// <summary>It is done here; at Stripe it is done as soon as Stripe answers.</summary>
    /// <param name="Counts">How much was erased.</param>
    /// <param name="Withdrawn">How many consents were withdrawn with it.</param>
    public sealed record Erased(ErasedCounts Counts, int Withdrawn) : ErasureOutcome;

    /// <summary>What was typed is neither the customer's name nor the number of one of their consents.</summary>
    public sealed record NotConfirmed : ErasureOutcome;

    /// <summary>Consents still stand, and nobody said that they are to be withdrawn.</summary>
    public sealed record StillInForce : ErasureOutcome;

    /// <summary>A reader is asking for the customer's card at this moment; it has to be stopped first.</summary>
    /// <param name="Setup">The setup to stop.</param>
    public sealed record CardBeingTaken(CardSetupId Setup) : ErasureOutcome;

    /// <summary>Their data are needed for something that is not decided yet. Nothing was changed.</summary>
    /// <param name="Hold">For what, and until when.</param>
    public sealed record Held(ErasureHoldView Hold) : ErasureOutcome;

    /// <summary>They were erased before.</summary>
    public sealed record AlreadyErased : ErasureOutcome;

    /// <summary>There is no such customer.</summary>
    public sealed record NotFound : ErasureOutcome;
}

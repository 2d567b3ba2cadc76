#pragma warning disable CA1822
using MotoPortal.Primitives;

namespace MotoPortal.Consents;

/// <summary>Reads consents for pages.</summary>
internal sealed class ConsentReads
{
    /// <summary>One page of consents.</summary>
    public Task<ConsentPageView> ListAsync(ConsentQuery query, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>One consent; null when there is none of that id.</summary>
    public Task<ConsentView?> FindAsync(ConsentId id, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>How many saved cards Stripe does not count as taken by mail or telephone: an admin should look at them.</summary>
    public Task<int> CountNotMotoAsync(CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();
}

/// <summary>Reads a customer's cards from Stripe and joins each with its consent.</summary>
internal sealed class CustomerCards
{
    /// <summary>The customer's cards.</summary>
    public Task<CustomerCardsOutcome> ListAsync(PortalCustomerId customer, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();
}

/// <summary>Says a consent in words.</summary>
internal sealed class ConsentScripts
{
    /// <summary>The newest terms in a language, filled with what was agreed so far.</summary>
    public Task<Terms.ScriptView> ReadAsync(string language, ConsentScope? scope, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();
}

using System.Text.Json.Nodes;
using MotoPortal.Forms.Drafts;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Tests.Support;

/// <summary>Drafts of one person, in memory, for components that are drawn without a portal.</summary>
internal sealed class MemoryDrafts : IFormDrafts
{
    private readonly Dictionary<DraftedForm, KeptForm> _kept = [];

    /// <inheritdoc/>
    public Task<FormDraftOutcome> FindAsync(DraftedForm key, CancellationToken cancellationToken) =>
        Task.FromResult<FormDraftOutcome>(new FormDraftOutcome.Found(_kept.GetValueOrDefault(key)));

    /// <inheritdoc/>
    public Task<FormDraftOutcome> KeepAsync(
        DraftedForm key, PortalCustomerId? customer, JsonObject? typed, int? seen, CancellationToken cancellationToken)
    {
        var before = _kept.GetValueOrDefault(key);
        if (before?.Version != seen)
        {
            return Task.FromResult<FormDraftOutcome>(new FormDraftOutcome.ChangedElsewhere(before));
        }

        var leftOut = typed is not null && !StoredTextGuard.Remove(typed).IsEmpty;
        if (typed is null)
        {
            _kept.Remove(key);
            return Task.FromResult<FormDraftOutcome>(new FormDraftOutcome.Kept(null, leftOut));
        }

        _kept[key] = new KeptForm(typed.ToJsonString(), (seen ?? 0) + 1);
        return Task.FromResult<FormDraftOutcome>(new FormDraftOutcome.Kept(_kept[key].Version, leftOut));
    }

    /// <inheritdoc/>
    public Task<FormDraftOutcome> ForgetAllAsync(CancellationToken cancellationToken)
    {
        _kept.Clear();
        return Task.FromResult<FormDraftOutcome>(new FormDraftOutcome.Kept(null, LeftOutCardNumber: false));
    }
}

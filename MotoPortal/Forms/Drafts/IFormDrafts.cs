using System.Text.Json.Nodes;
using MotoPortal.Primitives;

namespace MotoPortal.Forms.Drafts;

/// <summary>
/// What the person of this circuit or request has typed into forms and not handed in. Implemented by the room above that knows people.
/// </summary>
internal interface IFormDrafts
{
    /// <summary>Reads the stored draft of a form.</summary>
    Task<FormDraftOutcome> FindAsync(DraftedForm key, CancellationToken cancellationToken);

    /// <summary>Stores a draft without anything that looks like a card number.</summary>
    /// <param name="key">The form.</param>
    /// <param name="customer">The customer whom it is about; null when there is none yet.</param>
    /// <param name="typed">What was typed; null to delete the draft.</param>
    /// <param name="seen">The version that this tab has read or stored last; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<FormDraftOutcome> KeepAsync(
        DraftedForm key, PortalCustomerId? customer, JsonObject? typed, int? seen, CancellationToken cancellationToken);

    /// <summary>Deletes all drafts of the person.</summary>
    Task<FormDraftOutcome> ForgetAllAsync(CancellationToken cancellationToken);
}

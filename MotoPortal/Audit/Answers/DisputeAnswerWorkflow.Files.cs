using System.Security.Cryptography;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Audit.Answers;

/// <content>
/// The files of an answer: each is uploaded, and then put to the dispute. A file that was uploaded and not put there stays at Stripe
/// without an effect, until it expires.
/// </content>
internal sealed partial class DisputeAnswerWorkflow
{
    private const string UploadKind = "upload_evidence";
    private const string StageFileKind = "stage_evidence_file";

    // All files of a dispute together. Stripe says it in the Dashboard's guide (https://docs.stripe.com/disputes/responding), not in the
    // reference of the API, and elsewhere 5 MB is named: this is the smaller one.
    private const long MostFileBytes = 9 * 1024 * 1024 / 2;

    /// <summary>Puts a file of the portal's to the dispute at Stripe, unless another stands there by now.</summary>
    /// <param name="id">The dispute.</param>
    /// <param name="field">The file, by the field in which it stands.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is sent.</param>
    public async Task<DisputeAnswerOutcome> AttachAsync(DisputeId id, EvidenceFileField field, CancellationToken cancellationToken)
    {
        var (outcome, actor, charge, now) = await FindFileAsync(id, field, shown: null, cancellationToken);
        if (outcome is not null)
        {
            return outcome;
        }

        if (await files.OpenAsync(charge!, field, actor!, cancellationToken) is not { } file)
        {
            return new DisputeAnswerOutcome.FileGone();
        }

        if (now!.Files.Sum(other => other.File.Bytes) + file.Content.Length > MostFileBytes)
        {
            return new DisputeAnswerOutcome.FilesTooLarge();
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content));
        var call = await atomic.RunAsync(
            scope => journal.PrepareAsync(
                scope, UploadKind, id.Value, new { Field = field.NameAtStripe(), file.Name, Sha256 = sha256 }, cancellationToken),
            cancellationToken);
        var answer = await stripe.UploadEvidenceAsync(file, call.Key);
        await atomic.RunAsync(scope => journal.NoteAsync(scope, call.Key, answer, CancellationToken.None), CancellationToken.None);
        return answer switch
        {
            GatewayAnswer<StripeFile>.Done { Value: var kept } => await StageFileAsync(
                id,
                charge!,
                field,
                kept.Id,
                scope => ledger.Append(
                    scope,
                    "charge.evidence_file_staged",
                    actor!,
                    SubjectsOf(charge!),
                    new AnswerEntries.FileStaged(
                        charge!.Number, id.Value, field.NameAtStripe(), file.Name, file.Content.Length, sha256, kept.Id.Value))),
            GatewayAnswer<StripeFile>.Refused { Refusal: var refusal } => new DisputeAnswerOutcome.Refused(refusal.Code),
            GatewayAnswer<StripeFile>.NotSent => new DisputeAnswerOutcome.CannotAskStripe(),
            _ => new DisputeAnswerOutcome.Unknown(),
        };
    }

    /// <summary>The content of a file of the portal's, to be looked at before it is sent; null when there is none.</summary>
    /// <param name="id">The dispute.</param>
    /// <param name="field">The file, by the field in which it would stand.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Permitted<NewEvidenceFile?>> OpenFileAsync(
        DisputeId id, EvidenceFileField field, CancellationToken cancellationToken)
    {
        var (outcome, actor, charge) = await FindAsync(id, cancellationToken);
        return outcome is DisputeAnswerOutcome.NotAllowed ? new Permitted<NewEvidenceFile?>.NotAllowed()
            : new Permitted<NewEvidenceFile?>.Given(
                charge is null ? null : await files.OpenAsync(charge, field, actor!, cancellationToken));
    }

    /// <summary>Takes a file out of the answer at Stripe, if it is the one that the person has seen.</summary>
    /// <param name="id">The dispute.</param>
    /// <param name="field">The field in which it stands.</param>
    /// <param name="shown">The file that the person has seen there.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is sent.</param>
    public async Task<DisputeAnswerOutcome> RemoveAsync(
        DisputeId id, EvidenceFileField field, StripeFileId shown, CancellationToken cancellationToken)
    {
        var (outcome, actor, charge, _) = await FindFileAsync(id, field, shown, cancellationToken);
        return outcome ?? await StageFileAsync(
            id,
            charge!,
            field,
            file: null,
            scope => ledger.Append(
                scope,
                "charge.evidence_file_removed",
                actor!,
                SubjectsOf(charge!),
                new AnswerEntries.FileRemoved(charge!.Number, id.Value, field.NameAtStripe(), shown.Value)));
    }

    private async Task<(DisputeAnswerOutcome? Outcome, Actor? Actor, ChargeView? Charge, StripeDisputeDetail? Now)> FindFileAsync(
        DisputeId id, EvidenceFileField field, StripeFileId? shown, CancellationToken cancellationToken)
    {
        var (outcome, actor, charge) = await FindAsync(id, cancellationToken);
        if (charge is null)
        {
            return (outcome, null, null, null);
        }

        if (await stripe.ReadDisputeAsync(id, cancellationToken) is not GatewayAnswer<StripeDisputeDetail>.Done { Value: var now })
        {
            return (new DisputeAnswerOutcome.CannotAskStripe(), null, null, null);
        }

        if (!DisputeRules.Of(now.Dispute.Status).WantsEvidence())
        {
            return (new DisputeAnswerOutcome.NotNow(await ViewAsync(charge, now, cancellationToken)), null, null, null);
        }

        return now.Files.FirstOrDefault(file => file.Field == field)?.File.Id == shown
            ? (null, actor, charge, now)
            : (new DisputeAnswerOutcome.ChangedMeanwhile(await ViewAsync(charge, now, cancellationToken)), null, null, null);
    }

    private async Task<DisputeAnswerOutcome> StageFileAsync(
        DisputeId id, ChargeView charge, EvidenceFileField field, StripeFileId? file, Action<AtomicScope> record)
    {
        var call = await atomic.RunAsync(
            scope => journal.PrepareAsync(
                scope, StageFileKind, id.Value, new { Field = field.NameAtStripe(), File = file?.Value }, CancellationToken.None),
            CancellationToken.None);
        var answer = await stripe.StageEvidenceFileAsync(id, field, file, call.Key);
        await atomic.RunAsync(
            async scope =>
            {
                await journal.NoteAsync(scope, call.Key, answer, CancellationToken.None);
                if (answer is GatewayAnswer<StripeDisputeDetail>.Done)
                {
                    record(scope);
                }
            },
            CancellationToken.None);
        return await OutcomeOfAsync(charge, answer);
    }

    private static LedgerSubjects SubjectsOf(ChargeView charge) => new(charge.SetupId, charge.ConsentId, charge.CustomerId, charge.Id);
}

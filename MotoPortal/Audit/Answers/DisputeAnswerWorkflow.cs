using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Audit.Answers;

/// <summary>
/// Answers a dispute: the evidence is staged at Stripe, read there once more, and submitted. The bank takes it once, so a submission names
/// the digest of what the person has read. Until then Stripe's copy is the only one; the portal keeps none.
/// </summary>
internal sealed partial class DisputeAnswerWorkflow(
    ActingPerson acting,
    IDbContextFactory<PortalDb> contexts,
    ChargeReads charges,
    EvidenceSource source,
    EvidenceFileSource files,
    StripeGateway stripe,
    CallJournal journal,
    Atomic atomic,
    LedgerWriter ledger,
    DisputeWorkflow disputes)
{
    private const string StageKind = "stage_evidence";
    private const string SubmitKind = "submit_evidence";

    /// <summary>The dispute, with what stands at Stripe or a proposal.</summary>
    public async Task<DisputeAnswerOutcome> ReadAsync(DisputeId id, CancellationToken cancellationToken)
    {
        var (outcome, _, charge) = await FindAsync(id, cancellationToken);
        if (charge is null)
        {
            return outcome!;
        }

        return await stripe.ReadDisputeAsync(id, cancellationToken) is GatewayAnswer<StripeDisputeDetail>.Done { Value: var read }
            ? new DisputeAnswerOutcome.Given(await ViewAsync(charge, read, cancellationToken))
            : new DisputeAnswerOutcome.CannotAskStripe();
    }

    /// <summary>Keeps the evidence at Stripe without handing it to the bank, unless another person has changed it there.</summary>
    /// <param name="id">The dispute.</param>
    /// <param name="form">The evidence.</param>
    /// <param name="read">The digest of the texts that stood at Stripe when the form was opened.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is sent.</param>
    public async Task<DisputeAnswerOutcome> StageAsync(
        DisputeId id, EvidenceForm form, string read, CancellationToken cancellationToken)
    {
        var (outcome, actor, charge) = await FindAsync(id, cancellationToken);
        if (charge is null)
        {
            return outcome!;
        }

        if (await stripe.ReadDisputeAsync(id, cancellationToken) is not GatewayAnswer<StripeDisputeDetail>.Done { Value: var now })
        {
            return new DisputeAnswerOutcome.CannotAskStripe();
        }

        return string.Equals(DigestOf(now.Evidence), read, StringComparison.Ordinal)
            ? await SendAsync(id, charge, actor!, form.ToEvidence(), submitted: null, cancellationToken)
            : new DisputeAnswerOutcome.ChangedMeanwhile(await ViewAsync(charge, now, cancellationToken));
    }

    /// <summary>Hands what stands at Stripe to the bank, if it is what the person has read.</summary>
    /// <param name="id">The dispute.</param>
    /// <param name="read">The digest of the texts and files that the person has read.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is sent.</param>
    public async Task<DisputeAnswerOutcome> SubmitAsync(DisputeId id, string read, CancellationToken cancellationToken)
    {
        var (outcome, actor, charge) = await FindAsync(id, cancellationToken);
        if (charge is null)
        {
            return outcome!;
        }

        if (await stripe.ReadDisputeAsync(id, cancellationToken) is not GatewayAnswer<StripeDisputeDetail>.Done { Value: var now })
        {
            return new DisputeAnswerOutcome.CannotAskStripe();
        }

        var view = await ViewAsync(charge, now, cancellationToken);
        return !view.IsStaged || !string.Equals(view.Digest, read, StringComparison.Ordinal)
            ? new DisputeAnswerOutcome.ChangedMeanwhile(view)
            : !view.Status.WantsEvidence() ? new DisputeAnswerOutcome.NotNow(view)
            : await SendAsync(id, charge, actor!, view.Evidence, view.Files, cancellationToken);
    }

    private async Task<(DisputeAnswerOutcome? Outcome, Actor? Actor, ChargeView? Charge)> FindAsync(
        DisputeId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var disputed = await db.Set<ChargeDispute>().Where(dispute => dispute.Id == id)
            .Select(dispute => (ChargeId?)dispute.ChargeId).SingleOrDefaultAsync(cancellationToken);
        var allowed = await acting.AllowedAsync<Charge>(Policies.AnswerDisputes, charge => charge.Id == disputed, cancellationToken);
        return allowed is not Permission.Given { Actor: var actor }
            ? (allowed is Permission.NotAllowed ? new DisputeAnswerOutcome.NotAllowed() : new DisputeAnswerOutcome.NotFound(), null, null)
            : await charges.FindAsync(disputed!.Value, cancellationToken) is { } charge
                ? (null, actor, charge)
                : (new DisputeAnswerOutcome.NotFound(), null, null);
    }

    // With files, all goes to the bank; without, the texts are staged.
    private async Task<DisputeAnswerOutcome> SendAsync(
        DisputeId id,
        ChargeView charge,
        Actor actor,
        StripeEvidence evidence,
        ImmutableArray<StripeEvidenceFile>? submitted,
        CancellationToken cancellationToken)
    {
        var submits = submitted is not null;
        var kind = submits ? SubmitKind : StageKind;
        var call = await atomic.RunAsync(
            scope => journal.PrepareAsync(scope, kind, id.Value, evidence, cancellationToken), cancellationToken);
        var answer = await stripe.AnswerDisputeAsync(id, evidence, submits, call.Key);

        // What Stripe said is written down even if the person has left the page.
        await atomic.RunAsync(
            async scope =>
            {
                await journal.NoteAsync(scope, call.Key, answer, CancellationToken.None);
                if (answer is GatewayAnswer<StripeDisputeDetail>.Done)
                {
                    ledger.Append(
                        scope,
                        submits ? "charge.evidence_submitted" : "charge.evidence_staged",
                        actor,
                        SubjectsOf(charge),
                        new AnswerEntries.Answered(
                            charge.Number,
                            id.Value,
                            [.. evidence.Fields().Where(field => field.Value.Length > 0).Select(field => field.Key)],
                            DigestOf(evidence),
                            submitted is { IsEmpty: false } sent ? [.. sent.Select(file => file.File.Id.Value)] : null));
                }
            },
            CancellationToken.None);
        return await OutcomeOfAsync(charge, answer);
    }

    private async Task<DisputeAnswerOutcome> OutcomeOfAsync(ChargeView charge, GatewayAnswer<StripeDisputeDetail> answer)
    {
        switch (answer)
        {
            case GatewayAnswer<StripeDisputeDetail>.Done { Value: var now }:
                // The page of the charge shows the new status at once, and not after the reconciler's next round.
                await disputes.SettleAsync(charge.Id, CancellationToken.None);
                return new DisputeAnswerOutcome.Given(await ViewAsync(charge, now, CancellationToken.None));
            case GatewayAnswer<StripeDisputeDetail>.Refused { Refusal: var refusal }:
                return new DisputeAnswerOutcome.Refused(refusal.Code);
            case GatewayAnswer<StripeDisputeDetail>.NotSent:
                return new DisputeAnswerOutcome.CannotAskStripe();
            default:
                return new DisputeAnswerOutcome.Unknown();
        }
    }

    private async Task<DisputeAnswerView> ViewAsync(ChargeView charge, StripeDisputeDetail read, CancellationToken cancellationToken)
    {
        var isStaged = read.HasEvidence && read.Evidence != StripeEvidence.None;
        var status = DisputeRules.Of(read.Dispute.Status);
        return new DisputeAnswerView(
            charge,
            read.Dispute,
            status,
            read.Fee,
            isStaged
                ? read.Evidence
                : EvidenceWording.Compose(await source.ReadAsync(charge, read, cancellationToken), CultureInfo.CurrentUICulture),
            isStaged,
            read.Files,
            status.WantsEvidence() ? await files.ListAsync(charge, cancellationToken) : [],
            DigestOf(read.Evidence),
            DigestOf(new { Texts = read.Evidence, Files = read.Files.Select(file => $"{file.Field.NameAtStripe()} {file.File.Id}") }));
    }

    private static string DigestOf<T>(T evidence) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(evidence))));
}

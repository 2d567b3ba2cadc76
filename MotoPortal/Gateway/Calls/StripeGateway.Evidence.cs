using System.Collections.Immutable;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using Stripe;

namespace MotoPortal.Gateway.Calls;

/// <content>Files as evidence for a dispute.</content>
internal sealed partial class StripeGateway
{
    private static readonly List<string> WithChargeAndFiles =
        ["charge", .. Enum.GetValues<EvidenceFileField>().Select(field => $"evidence.{field.NameAtStripe()}")];

    /// <summary>Uploads a file that can become evidence. It belongs to no dispute yet.</summary>
    public Task<GatewayAnswer<StripeFile>> UploadEvidenceAsync(NewEvidenceFile file, string idempotencyKey) =>
        ActAsync(
            "upload_evidence",
            async key =>
            {
                using var content = new MemoryStream(file.Content, writable: false);
                return From(await Client.V1.Files.CreateAsync(
                    new FileCreateOptions
                    {
                        Purpose = "dispute_evidence",
                        File = new MultipartFileContent { Data = content, Name = file.Name, Type = file.ContentType },
                    },
                    key));
            },
            idempotencyKey);

    /// <summary>Puts an uploaded file into the evidence of a dispute, or takes one out; nothing goes to the bank.</summary>
    /// <param name="id">The dispute.</param>
    /// <param name="field">Where the file stands.</param>
    /// <param name="file">The uploaded file; null to take out what stands there.</param>
    /// <param name="idempotencyKey">The key of the call.</param>
    public Task<GatewayAnswer<StripeDisputeDetail>> StageEvidenceFileAsync(
        DisputeId id, EvidenceFileField field, StripeFileId? file, string idempotencyKey)
    {
        var options = new DisputeUpdateOptions { Submit = false, Expand = WithChargeAndFiles };
        options.AddExtraParam($"evidence[{field.NameAtStripe()}]", file?.Value ?? "");
        return ActAsync(
            "stage_evidence_file",
            async key => DetailOf(await Client.V1.Disputes.UpdateAsync(id.Value, options, key)),
            idempotencyKey);
    }

    private static ImmutableArray<StripeEvidenceFile> FilesOf(DisputeEvidence? told) => told is null ? [] :
    [
        .. new[]
        {
            Stands(EvidenceFileField.CustomerCommunication, told.CustomerCommunicationId, told.CustomerCommunication),
            Stands(EvidenceFileField.Receipt, told.ReceiptId, told.Receipt),
            Stands(EvidenceFileField.CustomerSignature, told.CustomerSignatureId, told.CustomerSignature),
            Stands(EvidenceFileField.RefundPolicy, told.RefundPolicyId, told.RefundPolicy),
            Stands(EvidenceFileField.CancellationPolicy, told.CancellationPolicyId, told.CancellationPolicy),
            Stands(EvidenceFileField.ServiceDocumentation, told.ServiceDocumentationId, told.ServiceDocumentation),
            Stands(EvidenceFileField.ShippingDocumentation, told.ShippingDocumentationId, told.ShippingDocumentation),
            Stands(
                EvidenceFileField.DuplicateChargeDocumentation, told.DuplicateChargeDocumentationId, told.DuplicateChargeDocumentation),
            Stands(EvidenceFileField.UncategorizedFile, told.UncategorizedFileId, told.UncategorizedFile),
        }.OfType<StripeEvidenceFile>(),
    ];

    // A file that Stripe names without describing it still goes to the bank, so it is not left out.
    private static StripeEvidenceFile? Stands(EvidenceFileField field, string? id, Stripe.File? file) =>
        StripeFileId.TryFrom(id) is { } known
            ? new StripeEvidenceFile(field, file is null ? new StripeFile(known, known.Value, "", 0) : From(file))
            : null;

    private static StripeFile From(Stripe.File file) =>
        new(StripeFileId.From(file.Id), file.Filename ?? file.Id, file.Type ?? "", file.Size);
}

using System.Text.Json;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;
using Stripe.Terminal;

namespace MotoPortal.Gateway.Calls;

/// <content>Registering readers.</content>
internal sealed partial class StripeGateway
{
    /// <summary>Registers a reader by the code that it shows.</summary>
    public Task<GatewayAnswer<StripeReader>> RegisterReaderAsync(NewReader reader, string idempotencyKey)
    {
        var options = new ReaderCreateOptions
        {
            RegistrationCode = reader.Code,
            Label = reader.Label,
            Location = reader.Location.Value,
        };
        return ActAsync(
            "register_reader",
            async key => StripeMapping.From(await Client.V1.Terminal.Readers.CreateAsync(options, key)),
            idempotencyKey);
    }

    /// <summary>Changes a reader's label; a deleted reader counts as not found.</summary>
    public async Task<GatewayAnswer<StripeReader>> LabelReaderAsync(ReaderId reader, string label, string idempotencyKey)
    {
        var options = new ReaderUpdateOptions { Label = label };
        return WithoutDeleted(await ActAsync(
            "label_reader", key => Client.V1.Terminal.Readers.UpdateAsync(reader.Value, options, key), idempotencyKey));
    }

    /// <summary>Deletes a reader. It can be registered again with a new code.</summary>
    public Task<GatewayAnswer<ReaderId>> DeleteReaderAsync(ReaderId reader, string idempotencyKey) =>
        ActAsync(
            "delete_reader",
            async key => IdOfDeleted(await Client.V1.Terminal.Readers.DeleteAsync(reader.Value, null, key)),
            idempotencyKey);

    // An answer that does not say so leaves open whether it was deleted.
    private static ReaderId IdOfDeleted(Reader reader) => reader.Deleted is true
        ? ReaderId.From(reader.Id)
        : throw new JsonException("The answer to a deletion does not say that the reader is deleted.");

    private static GatewayAnswer<StripeReader> WithoutDeleted(GatewayAnswer<Reader> answer) => answer switch
    {
        GatewayAnswer<Reader>.Done { Value.Deleted: true } =>
            new GatewayAnswer<StripeReader>.Refused(new StripeRefusal(RefusalReason.NotFound, StripeRefusal.DeletedCode, null)),
        GatewayAnswer<Reader>.Done { Value: var found } => new GatewayAnswer<StripeReader>.Done(StripeMapping.From(found)),
        GatewayAnswer<Reader>.Refused { Refusal: var refusal } => new GatewayAnswer<StripeReader>.Refused(refusal),
        GatewayAnswer<Reader>.NotSent => new GatewayAnswer<StripeReader>.NotSent(),
        _ => new GatewayAnswer<StripeReader>.Unknown(),
    };
}

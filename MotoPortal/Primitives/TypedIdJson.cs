using System.Text.Json;
using System.Text.Json.Serialization;

namespace MotoPortal.Primitives;

/// <summary>Serializes an id as its text.</summary>
/// <typeparam name="TId">The id's type.</typeparam>
internal sealed class TypedIdJson<TId> : JsonConverter<TId>
    where TId : struct, ITypedId<TId>
{
    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.From(reader.GetString() ?? "");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

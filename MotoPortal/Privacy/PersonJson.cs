using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Privacy;

/// <summary>Writes a customer's export as JSON: camel-case names, times in UTC, ids as text.</summary>
internal static class PersonJson
{
    private const string Schema = "motoportal.person/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,

        // The file is downloaded and never part of a page, so names need no HTML escaping.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new TypedIds() },
    };

    /// <summary>The file's content, UTF-8: format, version, time of creation (UTC), and each section under its name.</summary>
    public static byte[] Write(DateTimeOffset exportedAt, IReadOnlyCollection<PersonalSection> sections)
    {
        Dictionary<string, object> file = new(StringComparer.Ordinal) { ["schema"] = Schema, ["exportedAt"] = exportedAt };
        foreach (var section in sections)
        {
            file.Add(section.Name, section.Value);
        }

        return JsonSerializer.SerializeToUtf8Bytes(file, Options);
    }

    private sealed class TypedIds : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsValueType && typeToConvert.GetInterfaces()
                .Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(ITypedId<>));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(TypedId<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class TypedId<TId> : JsonConverter<TId>
        where TId : struct, ITypedId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TId.From(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}

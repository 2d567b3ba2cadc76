using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Privacy;

/// <summary>
/// Writes a customer's file as JSON that people and machines can read: names in camelCase, times in UTC, ids as their text.
/// </summary>
internal static class PersonJson
{
    private const string Schema = "motoportal.person/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,

        // A file to be downloaded, never part of a page: names stay readable as they are written.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new TypedIds() },
    };

    /// <summary>The file's bytes, UTF-8: its format and version, when it was put together (UTC), and each section under its name.</summary>
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

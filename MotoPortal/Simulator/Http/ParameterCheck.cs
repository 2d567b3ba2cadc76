using System.Globalization;
using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Http;

/// <summary>
/// Validates a request's parameters against the schema, reports the first problem with Stripe's message, and converts them to their types.
/// A cleared value stays an empty string.
/// </summary>
internal static class ParameterCheck
{
    private const int MaxMetadataKeys = 50;
    private const int MaxMetadataKeyLength = 40;
    private const int MaxMetadataValueLength = 500;

    /// <summary>Validates the parameters of an endpoint; the caller has removed <c>expand</c>.</summary>
    public static (JsonObject? Parameters, ApiError? Error) Run(ParameterType hash, FormNode form)
    {
        var (value, error) = Hash(hash, form, path: "");
        return (value as JsonObject, error);
    }

    private static (JsonNode? Value, ApiError? Error) Hash(ParameterType type, FormNode form, string path)
    {
        var result = new JsonObject();
        foreach (var (key, child) in form.Children)
        {
            var name = path.Length == 0 ? key : $"{path}[{key}]";
            if (name == "payment_method_types" && type.Properties.ContainsKey("allowed_payment_method_types"))
            {
                return (null, RemovedParameter(name));
            }

            if (!type.Properties.TryGetValue(key, out var property))
            {
                return (null, ApiError.Unknown(name));
            }

            if (property.IsUnsimulated)
            {
                return (null, ApiError.Invalid($"The simulator does not act on this parameter: {name}", name));
            }

            var (value, error) = Value(property, child, name, type.Required.Contains(key, StringComparer.Ordinal));
            if (error is not null)
            {
                return (null, error);
            }

            result[key] = value;
        }

        var missing = type.Required.FirstOrDefault(key => !result.ContainsKey(key));
        return missing is null ? (result, null) : (null, ApiError.Missing(path.Length == 0 ? missing : $"{path}[{missing}]"));
    }

    private static (JsonNode? Value, ApiError? Error) Value(ParameterType type, FormNode form, string name, bool required)
    {
        if (form.Value is { Length: 0 })
        {
            var clears = type.CanBeCleared || type.Kind == "metadata"
                || (type is { Kind: "string", Words: null } && !required && !IsReference(name));
            return clears ? ("", null) : (null, ApiError.Empty(name));
        }

        return type.Kind switch
        {
            "object" => form.Value is null ? Hash(type, form, name) : Wrong("hash", name),
            "array" => form.CanBeArray ? Array(type, form, name) : Wrong("array", name),
            "metadata" => form.Value is null ? Metadata(form, name) : Wrong("hash", name),
            "range" when form.Value is null => Hash(RangeHash, form, name),
            _ when form.Value is null => Wrong(type.Kind == "range" ? "integer" : type.Kind, name),
            "integer" or "range" => Integer(type, form.Value, name),
            "boolean" => Boolean(form.Value, name),
            _ => Text(type, form.Value, name),
        };
    }

    private static ParameterType RangeHash { get; } = new()
    {
        Kind = "object",
        Properties = new[] { "gt", "gte", "lt", "lte" }.ToDictionary(
            key => key, _ => new ParameterType { Kind = "integer" }, StringComparer.Ordinal),
    };

    private static (JsonNode? Value, ApiError? Error) Array(ParameterType type, FormNode form, string name)
    {
        var array = new JsonArray();
        foreach (var (element, index) in form.Elements.Select((element, index) => (element, index)))
        {
            var (value, error) = Value(type.Items!, element, $"{name}[{index}]", required: true);
            if (error is not null)
            {
                return (null, error);
            }

            array.Add(value);
        }

        return (array, null);
    }

    private static (JsonNode? Value, ApiError? Error) Metadata(FormNode form, string name)
    {
        if (form.Children.Count > MaxMetadataKeys)
        {
            return (null, ApiError.Invalid($"Metadata can have up to {MaxMetadataKeys} keys.", name));
        }

        var hash = new JsonObject();
        foreach (var (key, child) in form.Children)
        {
            if (child.Value is not { } value || key.Length == 0)
            {
                return Wrong("string", $"{name}[{key}]");
            }

            if (key.Length > MaxMetadataKeyLength)
            {
                return (null, ApiError.Invalid($"Metadata keys can have up to {MaxMetadataKeyLength} characters.", name));
            }

            if (value.Length > MaxMetadataValueLength)
            {
                return (null, ApiError.Invalid(
                    $"Metadata values can have up to {MaxMetadataValueLength} characters, but you passed in a value that is {value.Length} characters.",
                    $"{name}[{key}]"));
            }

            hash[key] = value;
        }

        return (hash, null);
    }

    private static (JsonNode? Value, ApiError? Error) Integer(ParameterType type, string text, string name)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return (null, ApiError.Invalid($"Invalid integer: {Shown(text)}", name, "parameter_invalid_integer"));
        }

        if (number < type.Min)
        {
            return (null, ApiError.Invalid($"This value must be greater than or equal to {type.Min}.", name, "parameter_invalid_integer"));
        }

        return number > type.Max
            ? (null, ApiError.Invalid($"This value must be less than or equal to {type.Max}.", name, "parameter_invalid_integer"))
            : (number, null);
    }

    /// <summary>Some SDKs send their own language's literals, such as Python's <c>True</c>, which Stripe accepts.</summary>
    private static (JsonNode? Value, ApiError? Error) Boolean(string text, string name) =>
        bool.TryParse(text, out var truth) ? (truth, null) : (null, ApiError.Invalid($"Invalid boolean: {Shown(text)}", name));

    private static (JsonNode? Value, ApiError? Error) Text(ParameterType type, string text, string name)
    {
        if (type.Words?.Contains("true", StringComparer.Ordinal) == true && bool.TryParse(text, out var truth))
        {
            text = truth ? "true" : "false";
        }

        if (type.Words is { } words && !words.Contains(text, StringComparer.Ordinal))
        {
            var choice = words.Count switch
            {
                1 => $"must be {words[0]}",
                < 20 => $"must be one of {string.Join(", ", words.SkipLast(1))}, or {words[^1]}",
                _ => "is not one of the values that Stripe knows",
            };
            return (null, ApiError.Invalid($"Invalid {name}: {choice}", name));
        }

        if (text.Length > type.Length)
        {
            return (null, ApiError.Invalid(
                $"Invalid string: the value is {text.Length} characters long; it must be at most {type.Length} characters", name));
        }

        return type.IsEmail && !LooksLikeEmail(text)
            ? (null, ApiError.Invalid($"Invalid email address: {Shown(text)}", name, "email_invalid"))
            : (text, null);
    }

    private static bool LooksLikeEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && text.IndexOf('.', at) > at + 1 && text[^1] != '.' && !text.Any(char.IsWhiteSpace);
    }

    /// <summary>A parameter that names another object cannot be emptied.</summary>
    private static bool IsReference(string name) =>
        name is "customer" or "payment_method" or "setup_intent" or "payment_intent"
            or "charge" or "location" or "starting_after" or "ending_before" or "number" or "card[number]";

    private static (JsonNode? Value, ApiError? Error) Wrong(string kind, string name) => (null, ApiError.Invalid($"Invalid {kind}", name));

    private static string Shown(string text) => text.Length <= 40 ? text : $"{text[..40]}…";

    // Source: Stripe's changelog of 2026-09-30.endive, "Removes the payment_method_types parameter".
    private static ApiError RemovedParameter(string name) => ApiError.Invalid(
        "The `payment_method_types` parameter is no longer supported. Use `allowed_payment_method_types` or manage payment methods from the Dashboard.",
        name,
        "payment_method_types_no_longer_supported");
}

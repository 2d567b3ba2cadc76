using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace MotoPortal;

/// <summary>
/// Checks that every setting has a value of the right type before any code reads one, so that all errors are reported at once, each in one
/// sentence with its key. Finds the settings by reflection: the options class of a room names its section in a constant <c>Section</c>.
/// </summary>
internal sealed class SettingsCheck
{
    private const string LogLevels = "LogLevel";

    private readonly List<string> _sentences = [];

    /// <summary>
    /// Checks all settings. A value of the wrong type is removed from the configuration, so that the remaining settings can be bound and
    /// validated.
    /// </summary>
    public SettingsCheck(ConfigurationManager configuration)
    {
        var instead = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, problem, usual) in Mistyped(configuration))
        {
            _sentences.Add(problem);
            instead[key] = usual;
        }

        configuration.AddInMemoryCollection(instead);
    }

    /// <summary>Every options class that is read from the settings, with its section.</summary>
    public static IEnumerable<(string Section, Type Options)> Sections { get; } =
        [
            .. typeof(SettingsCheck).Assembly.GetTypes()
                .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
                .Select(type =>
                    (type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string ?? "", type))
                .Where(found => found.Item1.Length > 0),
        ];

    /// <summary>Validates all options.</summary>
    /// <exception cref="OptionsValidationException">
    /// A setting has the wrong type or is out of range; the exception holds one sentence for each.
    /// </exception>
    public void Demand(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (Exception exception) when (StartUp.Explain(exception) is { Count: > 0 } sentences)
        {
            _sentences.AddRange(sentences);
        }

        if (_sentences.Count > 0)
        {
            throw new OptionsValidationException("settings", typeof(SettingsCheck), _sentences.Distinct(StringComparer.Ordinal));
        }
    }

    /// <summary>The sentence for a value of the wrong type.</summary>
    internal static string Sentence(string key, string? value, Type kind)
    {
        var expected = Nullable.GetUnderlyingType(kind) ?? kind;
        var must = expected switch
        {
            _ when expected == typeof(bool) => "true or false",
            _ when expected == typeof(int) => $"a whole number, at most {int.MaxValue}",
            _ when expected == typeof(long) => $"a whole number, at most {long.MaxValue}",
            _ when expected == typeof(TimeSpan) => "a length of time, written as hours:minutes:seconds, such as 00:00:30",
            { IsEnum: true } => string.Join(" or ", Enum.GetNames(expected)),
            _ => $"a value of the kind {expected.Name}",
        };
        return string.IsNullOrEmpty(value)
            ? $"{key} is empty; it must be {must}, or be left out."
            : $"{key} is '{value}'; it must be {must}.";
    }

    private static IEnumerable<(string Key, string Problem, string? Usual)> Mistyped(ConfigurationManager configuration)
    {
        foreach (var (section, options) in Sections)
        {
            var usual = Activator.CreateInstance(options);
            foreach (var property in options.GetProperties().Where(property => property.SetMethod is { IsPublic: true }))
            {
                var key = $"{section}:{property.Name}";
                var element = ElementOf(property.PropertyType);
                if (element is null && configuration[key] is { } value && !IsOfKind(property.PropertyType, value))
                {
                    yield return (key, Sentence(key, value, property.PropertyType), TextOf(property.GetValue(usual)));
                }

                if (element is not null && configuration[key] is { Length: > 0 })
                {
                    yield return (key, $"{key} is a list; write its first value as {key}:0, the second as {key}:1.", null);
                }

                foreach (var item in element is null ? [] : configuration.GetSection(key).GetChildren())
                {
                    if (!IsOfKind(element!, item.Value ?? ""))
                    {
                        yield return (item.Path, Sentence(item.Path, item.Value, element!), TextOf(Activator.CreateInstance(element!)));
                    }
                }
            }
        }

        var levels = configuration.GetSection("Logging").GetChildren()
            .SelectMany(part => part.Key is LogLevels ? part.GetChildren() : part.GetSection(LogLevels).GetChildren());
        foreach (var level in levels.Where(level => level.Value is { Length: > 0 } value && !IsLevel(value)))
        {
            yield return (level.Path, Sentence(level.Path, level.Value, typeof(LogLevel)), nameof(LogLevel.Information));
        }
    }

    private static string? TextOf(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    private static bool IsLevel(string value) => Enum.TryParse<LogLevel>(value, ignoreCase: true, out var known) && Enum.IsDefined(known);

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    // Uses the same conversion as the binder, which stops at the first value that it cannot convert.
    private static bool IsOfKind(Type type, string value)
    {
        if (type == typeof(string) || (value.Length == 0 && Nullable.GetUnderlyingType(type) is not null))
        {
            return true;
        }

        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            return false;
        }
    }
}

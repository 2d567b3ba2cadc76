using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MotoPortal.Data;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.Tests.Accounts;

namespace MotoPortal.Tests.PersonalData;

/// <summary>What tells who a person is has a mark, and what has the mark is no parameter of a log line.</summary>
public sealed class PersonalMarksTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    private const BindingFlags Everything =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Texts of tables with personal data that say nothing of a person: codes, kinds, hashes, devices.
    private static readonly HashSet<string> OfNoPerson = new(StringComparer.Ordinal)
    {
        "AdviceCode", "AgreedByRole", "ActorRole", "ApprovedClauses", "CardBrand", "Brand", "ContentType", "Currency", "DeclineCode",
        "FailureReason", "Fields",
        "Hash", "Instalments", "Key", "Kind", "Label", "Language", "LastSeenAttempt", "NetworkDeclineCode", "OverriddenClauses",
        "ParametersHash", "ReaderLabel", "Serial", "Sha256", "TroubleCode", "Type", "ChargeDispute.Reason", "StripeCall.Subject",
        "FormDraftRow.Form", "FormDraftRow.Subject", "SavedFilter.Address", "StripeEventRow.Failure", "StripeEventRow.Subject",
    };

    // Parameters that are named like a marked property and hold no person's text: the number of an error, a code of why something failed.
    private static readonly string[] OtherThings = ["reason", "reference"];

    [Fact]
    public async Task Each_text_column_of_a_table_with_personal_data_is_marked_or_known_to_say_nothing_of_a_person()
    {
        var owned = practice.Portal.Services.GetServices<ICustomerData>().SelectMany(owner => owner.Tables.Keys)
            .Concat(practice.Portal.Services.GetServices<IPersonalData>().SelectMany(owner => owner.Tables.Keys))
            .ToHashSet();
        await using var db =
            await practice.Portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(CancellationToken.None);

        var texts = db.Model.GetEntityTypes().Where(entity => owned.Contains(entity.ClrType))
            .SelectMany(entity => entity.ClrType.GetProperties(Everything))
            .Where(property => property.PropertyType == typeof(string) && property.GetMethod is { IsStatic: false })
            .Where(property => property.GetCustomAttribute<NotTypedAttribute>() is null
                && !property.Name.EndsWith("Id", StringComparison.Ordinal)
                && property.DeclaringType!.Namespace!.StartsWith("MotoPortal", StringComparison.Ordinal))
            .ToList();

        texts.Count.ShouldBeGreaterThan(60);
        texts.Where(text => !IsMarked(text) && !OfNoPerson.Contains(text.Name)
                && !OfNoPerson.Contains($"{text.DeclaringType!.Name}.{text.Name}"))
            .Select(text => $"{text.DeclaringType!.Name}.{text.Name}").ShouldBeEmpty();
        texts.Where(text => IsMarked(text) && OfNoPerson.Contains(text.Name)).Select(text => text.Name).ShouldBeEmpty();
    }

    [Fact]
    public void No_log_line_has_a_parameter_that_is_marked_or_named_like_a_marked_property_or_a_whole_row()
    {
        var types = typeof(PortalDb).Assembly.GetTypes();
        var marked = types.SelectMany(type => type.GetProperties(Everything)).Where(IsMarked).ToList();
        var names = marked.Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var rows = marked.Select(property => property.DeclaringType!).ToHashSet();
        var lines = types.SelectMany(type => type.GetMethods(Everything))
            .Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null)
            .ToList();

        lines.Count.ShouldBeGreaterThan(40);
        lines.SelectMany(line => line.GetParameters(), (line, parameter) => (line, parameter))
            .Where(logged => !typeof(ILogger).IsAssignableFrom(logged.parameter.ParameterType))
            .Where(logged => logged.parameter.IsDefined(typeof(PersonalAttribute))
                || rows.Contains(logged.parameter.ParameterType)
                || (names.Contains(logged.parameter.Name!) && !OtherThings.Contains(logged.parameter.Name, StringComparer.Ordinal)))
            .Select(logged => $"{logged.line.DeclaringType!.Name}.{logged.line.Name}: {logged.parameter.Name}")
            .ShouldBeEmpty();
    }

    private static bool IsMarked(PropertyInfo property) => property.GetCustomAttribute<PersonalAttribute>() is not null;
}

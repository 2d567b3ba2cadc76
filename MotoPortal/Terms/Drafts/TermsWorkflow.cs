using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives.Texts;
using MotoPortal.Terms.Checks;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms.Drafts;

/// <summary>Edits, publishes and retires terms. The only writer of their tables.</summary>
internal sealed class TermsWorkflow(ActingPerson acting, Atomic atomic, LedgerWriter ledger, TimeProvider time)
{
    /// <summary>The bell topic that rings when a version or the draft changed.</summary>
    public const string Topic = "terms";

    /// <summary>Creates the next version's draft as a copy of the newest version, or returns the existing draft.</summary>
    /// <returns>Its future number.</returns>
    public async Task<Permitted<int>> StartDraftAsync(CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return new Permitted<int>.NotAllowed();
        }

        return await atomic.RunAsync<Permitted<int>>(
            async scope =>
            {
                if (await scope.Db.Set<TermsDraft>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } begun)
                {
                    return new Permitted<int>.Given(begun.Number);
                }

                var newest = await scope.Db.Set<TermsVersion>().AsNoTracking()
                    .Include(version => version.Parts).OrderByDescending(version => version.Number).FirstAsync(cancellationToken);
                var number = newest.Number + 1;
                scope.Db.Add(new TermsDraft
                {
                    Number = number,
                    BasedOn = newest.Number,
                    StartedAt = time.GetUtcNow(),
                    StartedBy = actor.Name,
                    Parts =
                    [
                        .. newest.Parts.Select(part => new TermsDraftPart
                        {
                            Draft = number,
                            Language = part.Language,
                            Key = part.Key,
                            Text = part.Text,
                            AskedWithPrevious = part.AskedWithPrevious,
                        }),
                    ],
                });
                ledger.Append(scope, "terms.drafted", actor, default, new TermsEntries.Drafted(number, newest.Number));
                scope.Ring(Topic);
                return new Permitted<int>.Given(number);
            },
            cancellationToken);
    }

    /// <summary>Stores the text of one part. When two people edit the same part, the last one wins; other parts are not affected.</summary>
    /// <param name="draft">The draft's number.</param>
    /// <param name="language">The language.</param>
    /// <param name="key">The part.</param>
    /// <param name="text">The text so far; may be empty or incomplete.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<DraftOutcome> WriteAsync(
        int draft, string language, TermsPartKey key, string text, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is null)
        {
            return DraftOutcome.NotAllowed;
        }

        // Trailing white space is kept, because the person may be in the middle of a sentence.
        var words = text.ReplaceLineEndings("\n");
        return words.Length > TermsCheck.LongestText ? DraftOutcome.TooLong
            : CardNumberGuard.HoldsCardNumber(words) ? DraftOutcome.HoldsCardNumber
            : await ChangeAsync(
                draft,
                (scope, found) =>
                {
                    if (!found.Parts.Any(part => IsIn(part, language)))
                    {
                        return DraftOutcome.NotThisLanguage;
                    }

                    if (found.Parts.SingleOrDefault(part => IsIn(part, language) && part.Key == key) is { } part)
                    {
                        part.Text = words;
                    }
                    else
                    {
                        scope.Db.Add(new TermsDraftPart
                        {
                            Draft = draft,
                            Language = language,
                            Key = key,
                            Text = words,
                            AskedWithPrevious = IsAskedWithPrevious(found, key),
                        });
                    }

                    return DraftOutcome.Kept;
                },
                cancellationToken);
    }

    /// <summary>Sets whether one yes answers a part and the one before it, in every language of the draft.</summary>
    /// <param name="draft">The draft's number.</param>
    /// <param name="key">A part that is read aloud, but for the first.</param>
    /// <param name="together">Whether the two are asked together.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is the first, or is not read in sequence.</exception>
    public async Task<DraftOutcome> AskWithPreviousAsync(int draft, TermsPartKey key, bool together, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is null)
        {
            return DraftOutcome.NotAllowed;
        }

        if (!TermsQuestions.CanJoin(key))
        {
            throw new ArgumentOutOfRangeException(nameof(key), key, "The part is not asked after another one.");
        }

        return await ChangeAsync(
            draft,
            (_, found) =>
            {
                foreach (var part in found.Parts.Where(part => part.Key == key))
                {
                    part.AskedWithPrevious = together;
                }

                return DraftOutcome.Kept;
            },
            cancellationToken);
    }

    /// <summary>Adds a language with empty parts.</summary>
    public async Task<DraftOutcome> AddLanguageAsync(int draft, string language, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is null)
        {
            return DraftOutcome.NotAllowed;
        }

        return !TermsLanguages.IsKnown(language)
            ? DraftOutcome.NotThisLanguage
            : await ChangeAsync(
                draft,
                (scope, found) =>
                {
                    foreach (var key in Enum.GetValues<TermsPartKey>()
                        .Where(key => !found.Parts.Any(part => IsIn(part, language) && part.Key == key)))
                    {
                        scope.Db.Add(new TermsDraftPart
                        {
                            Draft = draft,
                            Language = language,
                            Key = key,
                            AskedWithPrevious = IsAskedWithPrevious(found, key),
                        });
                    }

                    return DraftOutcome.Kept;
                },
                cancellationToken);
    }

    /// <summary>Removes a language with its text; English and French cannot be removed.</summary>
    public async Task<DraftOutcome> RemoveLanguageAsync(int draft, string language, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is null)
        {
            return DraftOutcome.NotAllowed;
        }

        return TermsLanguages.IsRequired(language)
            ? DraftOutcome.NotThisLanguage
            : await ChangeAsync(
                draft,
                (scope, found) =>
                {
                    scope.Db.RemoveRange(found.Parts.Where(part => IsIn(part, language)));
                    return DraftOutcome.Kept;
                },
                cancellationToken);
    }

    /// <summary>Deletes the draft with its text.</summary>
    public async Task<DraftOutcome> DeleteDraftAsync(int draft, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return DraftOutcome.NotAllowed;
        }

        return await ChangeAsync(
            draft,
            (scope, found) =>
            {
                scope.Db.Remove(found);
                ledger.Append(scope, "terms.discarded", actor, default, new TermsEntries.Named(draft));
                return DraftOutcome.Kept;
            },
            cancellationToken);
    }

    /// <summary>Publishes the draft as the newest version, which is read to customers from now on and never changes.</summary>
    /// <param name="draft">The draft's number.</param>
    /// <param name="seen">The digest of the text that the person saw, see <see cref="TermsDraftView.Digest"/>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<PublishOutcome> PublishAsync(int draft, string seen, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return new PublishOutcome.NotAllowed();
        }

        return await atomic.RunAsync<PublishOutcome>(
            async scope =>
            {
                if (await FindAsync(scope, draft, cancellationToken) is not { } found)
                {
                    return new PublishOutcome.Gone();
                }

                var view = TermsDraftView.Of(found);
                if (!string.Equals(view.Digest, seen, StringComparison.Ordinal))
                {
                    return new PublishOutcome.ChangedMeanwhile();
                }

                if (view.Problems is { IsEmpty: false } problems)
                {
                    return new PublishOutcome.NotReady(problems);
                }

                var version = new TermsVersion
                {
                    Number = draft,
                    PublishedAt = time.GetUtcNow(),
                    PublishedBy = actor.Name,
                    Parts =
                    [
                        .. found.Parts.Select(part => new TermsPart
                        {
                            Version = draft,
                            Language = part.Language,
                            Key = part.Key,
                            Text = part.Text.Trim(),
                            AskedWithPrevious = part.AskedWithPrevious,
                        }),
                    ],
                };
                scope.Db.Add(version);
                scope.Db.Remove(found);
                ledger.Append(
                    scope,
                    "terms.published",
                    actor,
                    default,
                    new TermsEntries.Published(
                        draft,
                        [
                            .. view.Languages.Select(words =>
                                new TermsEntries.TermsOfLanguage(
                                    words.Language, TermsDigest.Of(draft, words.Language, version.In(words.Language)))),
                        ]));
                scope.Ring(Topic);
                return new PublishOutcome.Published(draft);
            },
            cancellationToken);
    }

    /// <summary>Retires a version; consents given under it are not affected.</summary>
    public async Task<RetireOutcome> RetireAsync(int version, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return RetireOutcome.NotAllowed;
        }

        return await atomic.RunAsync(
            async scope =>
            {
                var found = await scope.Db.Set<TermsVersion>().AsNoTracking().Include(published => published.Retirement)
                    .SingleOrDefaultAsync(published => published.Number == version, cancellationToken);
                if (found is null)
                {
                    return RetireOutcome.Unknown;
                }

                if (found.Retirement is not null)
                {
                    return RetireOutcome.RetiredBefore;
                }

                if (await TermsReads.Usable(scope.Db).CountAsync(cancellationToken) < 2)
                {
                    return RetireOutcome.LastInUse;
                }

                scope.Db.Add(new TermsRetirement { Version = version, RetiredAt = time.GetUtcNow(), RetiredBy = actor.Name });
                ledger.Append(scope, "terms.retired", actor, default, new TermsEntries.Named(version));
                scope.Ring(Topic);
                return RetireOutcome.Retired;
            },
            cancellationToken);
    }

    private static Task<TermsDraft?> FindAsync(AtomicScope scope, int draft, CancellationToken cancellationToken) =>
        scope.Db.Set<TermsDraft>().Include(found => found.Parts).SingleOrDefaultAsync(found => found.Number == draft, cancellationToken);

    private static bool IsAskedWithPrevious(TermsDraft draft, TermsPartKey key) =>
        draft.Parts.Any(part => part.Key == key && part.AskedWithPrevious);

    private static bool IsIn(TermsDraftPart part, string language) => string.Equals(part.Language, language, StringComparison.Ordinal);

    private Task<DraftOutcome> ChangeAsync(
        int draft, Func<AtomicScope, TermsDraft, DraftOutcome> change, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                if (await FindAsync(scope, draft, cancellationToken) is not { } found)
                {
                    return DraftOutcome.Gone;
                }

                scope.Ring(Topic);
                return change(scope, found);
            },
            cancellationToken);
}

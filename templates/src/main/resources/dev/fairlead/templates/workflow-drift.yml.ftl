# Written by `fairlead ci github`, and yours from now on: it is never overwritten without showing what would change.
# Asks every morning whether the server still is as the model says. Keeps one issue open as long as it is not.
name: drift
on:
  schedule:
    - cron: "17 5 * * *"
  workflow_dispatch:
permissions:
  contents: read
  issues: write
concurrency:
  group: [=group]
  cancel-in-progress: false
jobs:
  drift:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    defaults:
      run:
        shell: bash
    env:
      MODEL: [=model]
      TAG_KEY: [=tagKey]
      APP: [=app]
      TITLE: [=title]
[#list variables as name]
      [=name?no_esc]: ${{ secrets.[=name?no_esc] }}
[/#list]
    steps:
[=install?no_esc]
      - name: Look
        id: look
        run: |
          set -- -f "$MODEL" --set "ssh.identityFile=$RUNNER_TEMP/fairlead.key"
          # The version comes from a deploy, not from the model: what serves is no drift.
          note='Nothing says which version serves, so the tag in the model counts.'
          live=$(fairlead "$@" releases --live --app "$APP") || live=
          if [ -n "$live" ]; then
            read -r _ tag _ <<< "$live"
            set -- "$@" --set "$TAG_KEY=$tag"
            note="Compared with the version that serves, \`$tag\`, whatever tag the model names."
          fi
          status=0
          fairlead "$@" drift --format markdown > "$RUNNER_TEMP/drift.md" || status=$?
          [ ! -s "$RUNNER_TEMP/drift.md" ] || printf '\n%s\n' "$note" >> "$RUNNER_TEMP/drift.md"
          printf 'status=%s\n' "$status" >> "$GITHUB_OUTPUT"
          cat "$RUNNER_TEMP/drift.md" >> "$GITHUB_STEP_SUMMARY"
          case $status in
          0 | 3 | 4) ;;
          *) exit "$status" ;;
          esac
      - name: Keep the issue
        env:
          GH_TOKEN: ${{ github.token }}
          GH_REPO: ${{ github.repository }}
          STATUS: ${{ steps.look.outputs.status }}
        run: |
          number=$(gh issue list --state open --label fairlead-drift --json number,title \
            --jq "map(select(.title == env.TITLE)) | .[0].number // empty")
          if [ "$STATUS" = 0 ]; then
            [ -z "$number" ] || gh issue close "$number" --comment 'The server is as the model says again.'
          elif [ ! -s "$RUNNER_TEMP/drift.md" ]; then
            printf 'The server could not be looked at; the issue stays as it is.\n' >> "$GITHUB_STEP_SUMMARY"
            exit "$STATUS"
          elif [ -n "$number" ]; then
            gh issue edit "$number" --body-file "$RUNNER_TEMP/drift.md"
          else
            gh label create fairlead-drift --force --description 'A server is not as its model says'
            gh issue create --title "$TITLE" --label fairlead-drift --body-file "$RUNNER_TEMP/drift.md"
          fi
          exit "$STATUS"
      - name: Remove the key
        if: always()
        run: rm -f "$RUNNER_TEMP/fairlead.key"
